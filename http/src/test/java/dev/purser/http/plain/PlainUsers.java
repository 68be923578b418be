package dev.purser.http.plain;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.IdentityError;
import dev.purser.identity.Secret;
import dev.purser.identity.User;
import dev.purser.identity.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class PlainUsers implements Users {
    private final TreeMap<String, User> all = new TreeMap<>();
    private final PlainIdentity identity;

    PlainUsers(PlainIdentity identity) {
        this.identity = identity;
    }

    private static void name(Recording recording, String name) {
        recording.target(Target.builder(TargetType.USER).name(name).build());
    }

    @Override
    public User create(Recording recording, String name, Optional<String> displayName, Secret password) {
        name(recording, name);
        if (password.reveal().length() < 12) {
            throw new PurserException(IdentityError.PASSWORD_REFUSED);
        }
        Instant now = recording.started();
        User user = new User(identity.enrol(name, password.reveal()), name, displayName, true, now, now);
        all.put(name, user);
        return user;
    }

    @Override
    public User update(Recording recording, String name, Optional<String> displayName, Optional<Boolean> enabled) {
        name(recording, name);
        User was = get(name);
        User is = new User(
                was.id(),
                name,
                displayName.or(was::displayName),
                enabled.orElse(was.enabled()),
                was.created(),
                recording.started());
        all.put(name, is);
        return is;
    }

    @Override
    public void setPassword(Recording recording, String name, Secret password) {
        name(recording, name);
        get(name);
        identity.secrets.put(name, password.reveal());
    }

    @Override
    public void delete(Recording recording, String name) {
        name(recording, name);
        identity.dismiss(name, IdentityError.USER_UNKNOWN);
        all.remove(name);
    }

    @Override
    public User get(String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow(() -> new PurserException(IdentityError.USER_UNKNOWN));
    }

    @Override
    public List<User> list(Optional<String> after, int max) {
        return all.tailMap(after.orElse(""), false).values().stream().limit(max).toList();
    }
}
