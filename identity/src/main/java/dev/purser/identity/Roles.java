package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.util.List;
import java.util.Optional;

/** Who holds which role, and where. Thread-safe. */
public interface Roles {
    /** The principal that stands for every caller without credentials. */
    String ANONYMOUS = "anonymous";

    /**
     * Gives a role; does nothing more if it is held already, which is recorded all the same.
     *
     * @param principal the name of a user or robot, or {@link #ANONYMOUS}
     * @throws PurserException {@link IdentityError#PRINCIPAL_UNKNOWN}, {@link IdentityError#ROLE_NOT_FOR_NAMESPACE},
     *     {@link IdentityError#ROLE_NOT_FOR_ANONYMOUS}
     */
    RoleAssignment assign(Recording recording, String principal, RoleGrant grant);

    /**
     * Takes a role away.
     *
     * @throws PurserException {@link IdentityError#ASSIGNMENT_UNKNOWN}, {@link IdentityError#LAST_ADMINISTRATOR}
     */
    void unassign(Recording recording, String principal, RoleGrant grant);

    /**
     * Takes away every role on a namespace, so that who makes one of that name later does not inherit them.
     *
     * @return how many there were
     */
    int unassignAll(Recording recording, String namespace);

    /** Assignments by principal, namespace, or all; in the order of principals. */
    List<RoleAssignment> list(Optional<String> principal, Optional<String> namespace);
}
