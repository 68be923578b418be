package dev.purser.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A local user.
 *
 * @param name what it logs in with
 * @param displayName for people to read
 * @param enabled whether it may log in
 * @param changed when it was last changed, its password included
 */
public record User(
        MintedId id, String name, Optional<String> displayName, boolean enabled, Instant created, Instant changed) {}
