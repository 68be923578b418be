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

/** Role assignments as rows. */
final class SqlRoles implements Roles {
    private final Metadata metadata;
    private final Epoch epoch;
    private final Clock clock;

    SqlRoles(Metadata metadata, Epoch epoch, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.clock = clock;
    }

    @Override
    public RoleAssignment assign(Recording recording, String principal, RoleGrant grant) {
        Subject.assignment(recording, principal, grant);
        if (principal.equals(ANONYMOUS) && grant.role() != Role.PULLER && grant.role() != Role.READER) {
            throw new PurserException(
                    IdentityError.ROLE_NOT_FOR_ANONYMOUS,
                    Map.of("role", grant.role().text()));
        }
        return epoch.change(recording, tx -> {
            String id = id(tx, principal);
            PrincipalTable.assign(tx, id, grant, clock.instant());
            return find(tx, id, principal, grant).orElseThrow();
        });
    }

    @Override
    public void unassign(Recording recording, String principal, RoleGrant grant) {
        Subject.assignment(recording, principal, grant);
        epoch.change(recording, tx -> {
            String id = id(tx, principal);
            PrincipalTable.keepingAnAdministrator(tx, () -> {
                int rows = tx.update(
                        "DELETE FROM role_assignment WHERE principal = ? AND role = ? AND namespace = ?",
                        id,
                        grant.role().text(),
                        grant.namespace().orElse(""));
                if (rows == 0) {
                    throw new PurserException(IdentityError.ASSIGNMENT_UNKNOWN);
                }
            });
            return id;
        });
    }

    @Override
    public int unassignAll(Recording recording, String namespace) {
        Subject.name(recording, TargetType.ROLE_ASSIGNMENT, namespace);
        recording.request("namespace", namespace);
        if (namespace.isEmpty()) {
            throw new IllegalArgumentException("roles on the registry are taken away one by one");
        }
        return epoch.change(recording, tx -> tx.update("DELETE FROM role_assignment WHERE namespace = ?", namespace));
    }

    @Override
    public List<RoleAssignment> list(Optional<String> principal, Optional<String> namespace) {
        return metadata.read(tx -> tx.list(
                "SELECT coalesce(p.name, r.principal) AS name, r.role, r.namespace, r.created "
                        + "FROM role_assignment r LEFT JOIN principal p ON p.id = r.principal "
                        + "WHERE (? = 1 OR r.principal = ?) AND (? = 1 OR r.namespace = ?) "
                        + "ORDER BY 1, r.namespace, r.role",
                row -> new RoleAssignment(row.text("name"), PrincipalTable.grant(row), row.instant("created")),
                principal.isEmpty(),
                principal.map(name -> id(tx, name)).orElse(""),
                namespace.isEmpty(),
                namespace.orElse("")));
    }

    private static String id(Tx tx, String principal) {
        return principal.equals(ANONYMOUS)
                ? ANONYMOUS
                : PrincipalTable.require(tx, principal).id().toString();
    }

    private static Optional<RoleAssignment> find(Tx tx, String id, String principal, RoleGrant grant) {
        Optional<Instant> created = tx.one(
                "SELECT created FROM role_assignment WHERE principal = ? AND role = ? AND namespace = ?",
                row -> row.instant("created"),
                id,
                grant.role().text(),
                grant.namespace().orElse(""));
        return created.map(since -> new RoleAssignment(principal, grant, since));
    }
}
