package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Local users as rows. Passwords are hashed before the transaction: no other change waits for that. */
final class SqlUsers implements Users {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private final Metadata metadata;
    private final Epoch epoch;
    private final PasswordHasher hasher;
    private final Clock clock;

    SqlUsers(Metadata metadata, Epoch epoch, PasswordHasher hasher, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.hasher = hasher;
        this.clock = clock;
    }

    @Override
    public User create(Recording recording, String name, Optional<String> displayName, Secret password) {
        return create(recording, name, displayName, password, List.of());
    }

    User create(
            Recording recording, String name, Optional<String> displayName, Secret password, List<RoleGrant> grants) {
        Subject.name(recording, TargetType.USER, name);
        String hash = hasher.hash(checked(password));
        return epoch.change(recording, tx -> {
            Instant now = clock.instant();
            Principal made = new Principal(
                    MintedId.mint(),
                    name,
                    PrincipalKind.USER,
                    displayName,
                    true,
                    hash,
                    Optional.empty(),
                    now,
                    now,
                    now);
            PrincipalTable.insert(tx, made);
            grants.forEach(grant -> PrincipalTable.assign(tx, made.id().toString(), grant, now));
            displayName.ifPresent(text -> recording.request("displayName", text));
            recording.response("id", made.id().toString());
            return made.user();
        });
    }

    @Override
    public User update(Recording recording, String name, Optional<String> displayName, Optional<Boolean> enabled) {
        Subject.name(recording, TargetType.USER, name);
        return epoch.change(recording, tx -> {
            Principal was = require(tx, name);
            Principal is = new Principal(
                    was.id(),
                    name,
                    was.kind(),
                    displayName.or(was::label),
                    enabled.orElse(was.enabled()),
                    was.secret(),
                    was.expires(),
                    was.validFrom(),
                    was.created(),
                    clock.instant());
            PrincipalTable.keepingAnAdministrator(tx, () -> PrincipalTable.update(tx, is));
            recording.changed(facts(was), facts(is));
            return is.user();
        });
    }

    private static Map<String, Object> facts(Principal user) {
        return user.label()
                .<Map<String, Object>>map(text -> Map.of("enabled", user.enabled(), "displayName", text))
                .orElse(Map.of("enabled", user.enabled()));
    }

    @Override
    public void setPassword(Recording recording, String name, Secret password) {
        Subject.name(recording, TargetType.USER, name);
        get(name);
        String hash = hasher.hash(checked(password));
        epoch.change(recording, tx -> {
            Principal was = require(tx, name);
            Instant now = clock.instant();
            PrincipalTable.update(
                    tx,
                    new Principal(
                            was.id(),
                            name,
                            was.kind(),
                            was.label(),
                            was.enabled(),
                            hash,
                            was.expires(),
                            was.nextValidFrom(now),
                            was.created(),
                            now));
            return tx.update(
                    "DELETE FROM registry_token WHERE principal = ? AND kind = ?",
                    was.id().toString(),
                    RegistryToken.Kind.REFRESH.text());
        });
    }

    @Override
    public void delete(Recording recording, String name) {
        Subject.name(recording, TargetType.USER, name);
        epoch.change(recording, tx -> {
            Principal gone = require(tx, name);
            PrincipalTable.keepingAnAdministrator(tx, () -> PrincipalTable.delete(tx, gone));
            return gone;
        });
    }

    @Override
    public User get(String name) {
        return metadata.read(tx -> require(tx, name)).user();
    }

    @Override
    public List<User> list(Optional<String> after, int max) {
        return metadata.read(tx -> PrincipalTable.list(tx, PrincipalKind.USER, after, max)).stream()
                .map(Principal::user)
                .toList();
    }

    private static Principal require(Tx tx, String name) {
        return PrincipalTable.require(tx, name, PrincipalKind.USER, IdentityError.USER_UNKNOWN);
    }

    private static Secret checked(Secret password) {
        int length = password.reveal().length();
        if (length < SHORTEST || length > LONGEST) {
            throw new PurserException(IdentityError.PASSWORD_REFUSED);
        }
        return password;
    }
}
