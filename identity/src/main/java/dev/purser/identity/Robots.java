package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts for programs. Thread-safe. Unknown names are {@link IdentityError#ROBOT_UNKNOWN}. */
public interface Robots {
    /**
     * A robot and its secret, which is shown this once.
     *
     * @param secret 256 random bits; only a hash of it is kept
     */
    record Created(Robot robot, Secret secret) {}

    /**
     * @throws PurserException {@link IdentityError#PRINCIPAL_EXISTS}, {@link IdentityError#NAME_INVALID_FOR_PRINCIPAL},
     *     {@link IdentityError#EXPIRY_PASSED}, {@link IdentityError#ROLE_NOT_FOR_NAMESPACE}
     */
    Created create(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Instant> expires,
            List<RoleGrant> scope);

    /**
     * Changes what is given, and leaves the rest.
     *
     * @param expires an outer empty leaves it; an inner empty means never
     * @param scope replaces all roles
     */
    Robot update(
            Recording recording,
            String name,
            Optional<String> description,
            Optional<Boolean> enabled,
            Optional<Optional<Instant>> expires,
            Optional<List<RoleGrant>> scope);

    /** Makes a new secret; the old one no longer holds, nor what was made by it. */
    Secret replaceSecret(Recording recording, String name);

    /** Removes the robot with its roles, tokens and keys. */
    void delete(Recording recording, String name);

    Robot get(String name);

    /** Robots in the order of their names. */
    List<Robot> list(Optional<String> after, int max);
}
