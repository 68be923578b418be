package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Robots in the database. */
final class StoredRobots implements Robots {
    private final Directory directory;

    StoredRobots(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Created create(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Instant> expires,
            List<RoleGrant> scope) {
        recording.target(target(name));
        Secret secret = RandomSecret.robot();
        MintedId id = MintedId.mint();
        recording.request("scope", scope.stream().map(RoleGrant::text).toList());
        expires.ifPresent(at -> recording.request("expires", at.toString()));
        directory.metadata().change(recording, tx -> {
            directory.insert(tx, id, name, PrincipalKind.ROBOT, description, RandomSecret.hash(secret), expires);
            scope.forEach(grant -> directory.grant(tx, name, grant));
            return null;
        });
        directory.changed();
        return new Created(get(name), secret);
    }

    @Override
    public Robot update(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Boolean> enabled,
            Optional<Optional<Instant>> expires,
            Optional<List<RoleGrant>> scope) {
        recording.target(target(name));
        directory.metadata().change(recording, tx -> {
            Directory.Entry was = Directory.require(tx, name, PrincipalKind.ROBOT);
            Optional<Instant> until = expires.orElse(was.expires());
            if (expires.isPresent()
                    && until.isPresent()
                    && !until.get().isAfter(directory.clock().instant())) {
                throw new PurserException(IdentityError.EXPIRY_PASSED);
            }
            tx.update(
                    "UPDATE principals SET display = ?, enabled = ?, expires = ?, changed = ? WHERE name = ?",
                    description.or(was::display),
                    enabled.orElse(was.enabled()),
                    until,
                    directory.clock().instant(),
                    name);
            scope.ifPresent(grants -> {
                tx.update("DELETE FROM assignments WHERE principal = ?", name);
                grants.forEach(grant -> directory.grant(tx, name, grant));
            });
            directory.requireAdministrator(tx);
            recording.changed(
                    shown(was.enabled(), was.expires(), was.grants().roles()),
                    shown(
                            enabled.orElse(was.enabled()),
                            until,
                            scope.orElse(was.grants().roles())));
            return null;
        });
        directory.changed();
        return get(name);
    }

    private static Map<String, Object> shown(boolean enabled, Optional<Instant> expires, List<RoleGrant> scope) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("enabled", enabled);
        expires.ifPresent(at -> shown.put("expires", at.toString()));
        shown.put("scope", scope.stream().map(RoleGrant::text).toList());
        return shown;
    }

    @Override
    public Secret replaceSecret(Recording recording, String name) {
        recording.target(target(name));
        Secret secret = RandomSecret.robot();
        directory.metadata().change(recording, tx -> {
            Directory.require(tx, name, PrincipalKind.ROBOT);
            tx.update("DELETE FROM tokens WHERE principal = ? AND kind = ?", name, RegistryToken.Kind.REFRESH.name());
            return tx.update(
                    "UPDATE principals SET hash = ?, epoch = epoch + 1, changed = ? WHERE name = ?",
                    RandomSecret.hash(secret),
                    directory.clock().instant(),
                    name);
        });
        directory.changed();
        return secret;
    }

    @Override
    public void delete(Recording recording, String name) {
        recording.target(target(name));
        directory.metadata().change(recording, tx -> {
            Directory.require(tx, name, PrincipalKind.ROBOT);
            directory.delete(tx, name);
            return null;
        });
        directory.changed();
    }

    @Override
    public Robot get(String name) {
        return directory
                .metadata()
                .read(tx -> Directory.load(tx, name))
                .filter(entry -> entry.kind() == PrincipalKind.ROBOT)
                .map(StoredRobots::robot)
                .orElseThrow(() -> new PurserException(IdentityError.ROBOT_UNKNOWN));
    }

    @Override
    public List<Robot> list(Optional<String> after, int max) {
        return directory.list(PrincipalKind.ROBOT, after, max).stream()
                .map(StoredRobots::robot)
                .toList();
    }

    private static Robot robot(Directory.Entry entry) {
        return new Robot(
                entry.id(),
                entry.name(),
                entry.display(),
                entry.enabled(),
                entry.expires(),
                entry.grants().roles(),
                entry.created(),
                entry.changed());
    }

    private static Target target(String name) {
        return Target.builder(TargetType.ROBOT).name(name).build();
    }
}
