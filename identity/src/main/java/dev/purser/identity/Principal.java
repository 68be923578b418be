package dev.purser.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A user or robot as stored.
 *
 * @param label display name or description
 * @param secret a user's password hash, or a robot's hashed secret
 * @param validFrom when its secret was last replaced: access tokens signed before that no longer hold
 */
record Principal(
        MintedId id,
        String name,
        PrincipalKind kind,
        Optional<String> label,
        boolean enabled,
        String secret,
        Optional<Instant> expires,
        Instant validFrom,
        Instant created,
        Instant changed) {
    boolean usable(Instant now) {
        return enabled && expires.map(now::isBefore).orElse(true);
    }

    /** Stands in access tokens, which hold only as long as it is the same. */
    long generation() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, validFrom);
    }

    /** Later than before, whatever the clock does: no two secrets share a generation. */
    Instant nextValidFrom(Instant now) {
        Instant least = validFrom.plus(1, ChronoUnit.MICROS);
        return now.isBefore(least) ? least : now;
    }

    User user() {
        return new User(id, name, label, enabled, created, changed);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
