package dev.purser.http.plain;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.IdentityError;
import dev.purser.identity.RoleAssignment;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Roles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class PlainRoles implements Roles {
    private final List<RoleAssignment> all = new ArrayList<>();
    private final PlainIdentity identity;

    PlainRoles(PlainIdentity identity) {
        this.identity = identity;
    }

    RoleAssignment give(String principal, RoleGrant grant, Instant now) {
        RoleAssignment assignment = new RoleAssignment(principal, grant, now);
        all.add(assignment);
        return assignment;
    }

    private static void name(Recording recording, String principal) {
        recording.target(
                Target.builder(TargetType.ROLE_ASSIGNMENT).name(principal).build());
    }

    @Override
    public RoleAssignment assign(Recording recording, String principal, RoleGrant grant) {
        name(recording, principal);
        if (!principal.equals(ANONYMOUS) && !identity.ids.containsKey(principal)) {
            throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
        }
        return give(principal, grant, recording.started());
    }

    @Override
    public void unassign(Recording recording, String principal, RoleGrant grant) {
        name(recording, principal);
        if (!all.removeIf(
                one -> one.principal().equals(principal) && one.grant().equals(grant))) {
            throw new PurserException(IdentityError.ASSIGNMENT_UNKNOWN);
        }
    }

    @Override
    public int unassignAll(Recording recording, String namespace) {
        return 0;
    }

    @Override
    public List<RoleAssignment> list(Optional<String> principal, Optional<String> namespace) {
        return all.stream()
                .filter(one -> principal.isEmpty() || principal.get().equals(one.principal()))
                .filter(one ->
                        namespace.isEmpty() || namespace.equals(one.grant().namespace()))
                .toList();
    }
}
