package dev.purser.identity;

import java.util.Optional;

/**
 * A role, and where it holds.
 *
 * @param namespace the namespace; empty for the whole registry
 */
public record RoleGrant(Role role, Optional<String> namespace) {
    /** As it stands in the record: {@code reader}, or {@code reader on team}. */
    public String text() {
        return namespace.map(name -> role.text() + " on " + name).orElse(role.text());
    }
}
