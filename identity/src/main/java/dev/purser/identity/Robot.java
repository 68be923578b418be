package dev.purser.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account for a program.
 *
 * @param name what it logs in with
 * @param expires from when on its secret no longer holds; empty for never
 * @param scope the roles that it holds, and where
 */
public record Robot(
        MintedId id,
        String name,
        Optional<String> description,
        boolean enabled,
        Optional<Instant> expires,
        List<RoleGrant> scope,
        Instant created,
        Instant changed) {
    public Robot {
        scope = List.copyOf(scope);
    }
}
