package dev.purser.http.plain;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import dev.purser.identity.Robot;
import dev.purser.identity.Robots;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class PlainRobots implements Robots {
    private final TreeMap<String, Robot> all = new TreeMap<>();
    private final PlainIdentity identity;

    PlainRobots(PlainIdentity identity) {
        this.identity = identity;
    }

    private static void name(Recording recording, String name) {
        recording.target(Target.builder(TargetType.ROBOT).name(name).build());
    }

    @Override
    public Created create(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Instant> expires,
            List<RoleGrant> scope) {
        name(recording, name);
        String secret = "secret-" + MintedId.mint();
        Instant now = recording.started();
        Robot robot = new Robot(identity.enrol(name, secret), name, description, true, expires, scope, now, now);
        all.put(name, robot);
        scope.forEach(grant -> identity.roles.give(name, grant, now));
        return new Created(robot, Secret.of(secret));
    }

    @Override
    public Robot update(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Boolean> enabled,
            Optional<Optional<Instant>> expires,
            Optional<List<RoleGrant>> scope) {
        name(recording, name);
        Robot was = get(name);
        Robot is = new Robot(
                was.id(),
                name,
                description.or(was::description),
                enabled.orElse(was.enabled()),
                expires.orElse(was.expires()),
                scope.orElse(was.scope()),
                was.created(),
                recording.started());
        all.put(name, is);
        return is;
    }

    @Override
    public Secret replaceSecret(Recording recording, String name) {
        name(recording, name);
        get(name);
        identity.secrets.put(name, "secret-" + MintedId.mint());
        return Secret.of(identity.secrets.get(name));
    }

    @Override
    public void delete(Recording recording, String name) {
        name(recording, name);
        identity.dismiss(name, IdentityError.ROBOT_UNKNOWN);
        all.remove(name);
    }

    @Override
    public Robot get(String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow(() -> new PurserException(IdentityError.ROBOT_UNKNOWN));
    }

    @Override
    public List<Robot> list(Optional<String> after, int max) {
        return all.tailMap(after.orElse(""), false).values().stream().limit(max).toList();
    }
}
