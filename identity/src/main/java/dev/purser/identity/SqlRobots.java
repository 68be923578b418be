package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts for programs as rows; of a secret only its SHA-256. */
final class SqlRobots implements Robots {
    /** What a robot's secret begins with. */
    static final String PREFIX = "purser_r_";

    private final Metadata metadata;
    private final Epoch epoch;
    private final Clock clock;

    SqlRobots(Metadata metadata, Epoch epoch, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.clock = clock;
    }

    @Override
    public Created create(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Instant> expires,
            List<RoleGrant> scope) {
        Subject.name(recording, TargetType.ROBOT, name);
        expires.ifPresent(this::requireToCome);
        Secret secret = Digests.secret(PREFIX);
        return epoch.change(recording, tx -> {
            Instant now = clock.instant();
            Principal made = new Principal(
                    MintedId.mint(),
                    name,
                    PrincipalKind.ROBOT,
                    description,
                    true,
                    Digests.sha256(secret),
                    expires,
                    now,
                    now,
                    now);
            PrincipalTable.insert(tx, made);
            Robot robot = rescoped(tx, made, scope);
            recording.changed(Map.of(), facts(robot)).response("id", made.id().toString());
            return new Created(robot, secret);
        });
    }

    @Override
    public Robot update(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Boolean> enabled,
            Optional<Optional<Instant>> expires,
            Optional<List<RoleGrant>> scope) {
        Subject.name(recording, TargetType.ROBOT, name);
        expires.flatMap(time -> time).ifPresent(this::requireToCome);
        return epoch.change(recording, tx -> {
            Principal was = require(tx, name);
            Map<String, Object> before = facts(robot(tx, was));
            Principal is = new Principal(
                    was.id(),
                    name,
                    was.kind(),
                    description.or(was::label),
                    enabled.orElse(was.enabled()),
                    was.secret(),
                    expires.orElse(was.expires()),
                    was.validFrom(),
                    was.created(),
                    clock.instant());
            PrincipalTable.update(tx, is);
            Robot robot = scope.isPresent() ? rescoped(tx, is, scope.get()) : robot(tx, is);
            recording.changed(before, facts(robot));
            return robot;
        });
    }

    @Override
    public Secret replaceSecret(Recording recording, String name) {
        Subject.name(recording, TargetType.ROBOT, name);
        Secret secret = Digests.secret(PREFIX);
        return epoch.change(recording, tx -> {
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
                            Digests.sha256(secret),
                            was.expires(),
                            was.nextValidFrom(now),
                            was.created(),
                            now));
            tx.update("DELETE FROM registry_token WHERE principal = ?", was.id().toString());
            return secret;
        });
    }

    @Override
    public void delete(Recording recording, String name) {
        Subject.name(recording, TargetType.ROBOT, name);
        epoch.change(recording, tx -> {
            Principal gone = require(tx, name);
            PrincipalTable.delete(tx, gone);
            return gone;
        });
    }

    @Override
    public Robot get(String name) {
        return metadata.read(tx -> robot(tx, require(tx, name)));
    }

    @Override
    public List<Robot> list(Optional<String> after, int max) {
        return metadata.read(tx -> PrincipalTable.list(tx, PrincipalKind.ROBOT, after, max).stream()
                .map(found -> robot(tx, found))
                .toList());
    }

    private void requireToCome(Instant expires) {
        if (!expires.isAfter(clock.instant())) {
            throw new PurserException(IdentityError.EXPIRY_PASSED, Map.of("expires", expires.toString()));
        }
    }

    private Robot rescoped(Tx tx, Principal principal, List<RoleGrant> scope) {
        String id = principal.id().toString();
        tx.update("DELETE FROM role_assignment WHERE principal = ?", id);
        scope.forEach(grant -> PrincipalTable.assign(tx, id, grant, principal.changed()));
        return robot(tx, principal);
    }

    private static Robot robot(Tx tx, Principal principal) {
        return new Robot(
                principal.id(),
                principal.name(),
                principal.label(),
                principal.enabled(),
                principal.expires(),
                PrincipalTable.grants(tx, principal.id().toString()),
                principal.created(),
                principal.changed());
    }

    private static Principal require(Tx tx, String name) {
        return PrincipalTable.require(tx, name, PrincipalKind.ROBOT, IdentityError.ROBOT_UNKNOWN);
    }

    private static Map<String, Object> facts(Robot robot) {
        Map<String, Object> facts = new LinkedHashMap<>();
        robot.description().ifPresent(text -> facts.put("description", text));
        facts.put("enabled", robot.enabled());
        robot.expires().ifPresent(time -> facts.put("expires", time.toString()));
        facts.put("scope", robot.scope().stream().map(RoleGrant::text).toList());
        return facts;
    }
}
