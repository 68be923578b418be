package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Row;
import java.util.List;
import java.util.Optional;

/** Role assignments in the database. */
final class StoredRoles implements Roles {
    private final Directory directory;

    StoredRoles(Directory directory) {
        this.directory = directory;
    }

    @Override
    public RoleAssignment assign(Recording recording, String principal, RoleGrant grant) {
        describe(recording, principal, grant);
        directory.metadata().change(recording, tx -> {
            boolean anonymous = principal.equals(ANONYMOUS);
            if (anonymous && grant.role() != Role.PULLER && grant.role() != Role.READER) {
                throw new PurserException(IdentityError.ROLE_NOT_FOR_ANONYMOUS);
            }
            if (!anonymous && Directory.load(tx, principal).isEmpty()) {
                throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
            }
            directory.grant(tx, principal, grant);
            return null;
        });
        directory.changed();
        return list(Optional.of(principal), Optional.empty()).stream()
                .filter(one -> one.grant().equals(grant))
                .findFirst()
                .orElseThrow(() -> new PurserException(IdentityError.ASSIGNMENT_UNKNOWN));
    }

    @Override
    public void unassign(Recording recording, String principal, RoleGrant grant) {
        describe(recording, principal, grant);
        directory.metadata().change(recording, tx -> {
            int gone = tx.update(
                    "DELETE FROM assignments WHERE principal = ? AND role = ? AND namespace = ?",
                    principal,
                    grant.role().text(),
                    grant.namespace().orElse(""));
            if (gone == 0) {
                throw new PurserException(IdentityError.ASSIGNMENT_UNKNOWN);
            }
            directory.requireAdministrator(tx);
            return null;
        });
        directory.changed();
    }

    @Override
    public int unassignAll(Recording recording, String namespace) {
        recording.target(Target.builder(TargetType.NAMESPACE)
                .name(namespace)
                .namespace(namespace)
                .build());
        int gone = directory
                .metadata()
                .change(recording, tx -> tx.update("DELETE FROM assignments WHERE namespace = ?", namespace));
        directory.changed();
        return gone;
    }

    @Override
    public List<RoleAssignment> list(Optional<String> principal, Optional<String> namespace) {
        return directory
                .metadata()
                .list(
                        "SELECT principal, role, namespace, created FROM assignments ORDER BY principal, role, namespace",
                        StoredRoles::assignment)
                .stream()
                .filter(one -> principal.isEmpty() || principal.get().equals(one.principal()))
                .filter(one ->
                        namespace.isEmpty() || namespace.equals(one.grant().namespace()))
                .toList();
    }

    private static RoleAssignment assignment(Row row) {
        return new RoleAssignment(
                row.text("principal"),
                new RoleGrant(
                        Role.of(row.text("role")).orElseThrow(),
                        Optional.of(row.text("namespace")).filter(text -> !text.isEmpty())),
                row.instant("created"));
    }

    private static void describe(Recording recording, String principal, RoleGrant grant) {
        Target.Builder target = Target.builder(TargetType.ROLE_ASSIGNMENT).name(principal);
        grant.namespace().ifPresent(target::namespace);
        recording.target(target.build()).request("role", grant.role().text());
    }
}
