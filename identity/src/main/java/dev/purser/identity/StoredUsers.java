package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users in the database. */
final class StoredUsers implements Users {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private final Directory directory;
    private final Passwords passwords;

    StoredUsers(Directory directory, Passwords passwords) {
        this.directory = directory;
        this.passwords = passwords;
    }

    @Override
    public User create(Recording recording, String name, Optional<String> displayName, Secret password) {
        recording.target(target(name));
        requireGood(password);
        String hash = passwords.hash(password);
        MintedId id = MintedId.mint();
        directory.metadata().change(recording, tx -> {
            directory.insert(tx, id, name, PrincipalKind.USER, displayName, hash, Optional.empty());
            return null;
        });
        directory.changed();
        return get(name);
    }

    @Override
    public User update(Recording recording, String name, Optional<String> displayName, Optional<Boolean> enabled) {
        recording.target(target(name));
        directory.metadata().change(recording, tx -> {
            Directory.Entry was = Directory.require(tx, name, PrincipalKind.USER);
            tx.update(
                    "UPDATE principals SET display = ?, enabled = ?, changed = ? WHERE name = ?",
                    displayName.or(was::display),
                    enabled.orElse(was.enabled()),
                    directory.clock().instant(),
                    name);
            directory.requireAdministrator(tx);
            recording.changed(
                    shown(was.display(), was.enabled()),
                    shown(displayName.or(was::display), enabled.orElse(was.enabled())));
            return null;
        });
        directory.changed();
        return get(name);
    }

    private static Map<String, Object> shown(Optional<String> display, boolean enabled) {
        Map<String, Object> shown = new HashMap<>();
        display.ifPresent(text -> shown.put("displayName", text));
        shown.put("enabled", enabled);
        return shown;
    }

    @Override
    public void setPassword(Recording recording, String name, Secret password) {
        recording.target(target(name));
        requireGood(password);
        String hash = passwords.hash(password);
        directory.metadata().change(recording, tx -> {
            Directory.require(tx, name, PrincipalKind.USER);
            tx.update("DELETE FROM tokens WHERE principal = ? AND kind = ?", name, RegistryToken.Kind.REFRESH.name());
            return tx.update(
                    "UPDATE principals SET hash = ?, epoch = epoch + 1, changed = ? WHERE name = ?",
                    hash,
                    directory.clock().instant(),
                    name);
        });
        directory.changed();
    }

    @Override
    public void delete(Recording recording, String name) {
        recording.target(target(name));
        directory.metadata().change(recording, tx -> {
            Directory.require(tx, name, PrincipalKind.USER);
            directory.delete(tx, name);
            return null;
        });
        directory.changed();
    }

    @Override
    public User get(String name) {
        return directory
                .metadata()
                .read(tx -> Directory.load(tx, name))
                .filter(entry -> entry.kind() == PrincipalKind.USER)
                .map(StoredUsers::user)
                .orElseThrow(() -> new PurserException(IdentityError.USER_UNKNOWN));
    }

    @Override
    public List<User> list(Optional<String> after, int max) {
        return directory.list(PrincipalKind.USER, after, max).stream()
                .map(StoredUsers::user)
                .toList();
    }

    private static User user(Directory.Entry entry) {
        return new User(entry.id(), entry.name(), entry.display(), entry.enabled(), entry.created(), entry.changed());
    }

    private static void requireGood(Secret password) {
        int length = password.reveal().length();
        if (length < SHORTEST || length > LONGEST) {
            throw new PurserException(IdentityError.PASSWORD_REFUSED);
        }
    }

    private static Target target(String name) {
        return Target.builder(TargetType.USER).name(name).build();
    }
}
