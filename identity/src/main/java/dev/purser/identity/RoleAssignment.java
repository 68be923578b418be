package dev.purser.identity;

import java.time.Instant;

/**
 * A role that somebody holds.
 *
 * @param principal the name of a user or robot, or {@link Roles#ANONYMOUS}
 */
public record RoleAssignment(String principal, RoleGrant grant, Instant created) {}
