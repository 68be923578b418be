package dev.purser.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A long-lived token of a principal: a description, never the secret.
 *
 * @param id its public id
 * @param principal the name of whom it belongs to
 * @param expires from when on it no longer holds; empty for never
 */
public record RegistryToken(
        MintedId id,
        String principal,
        Kind kind,
        Optional<String> description,
        Instant created,
        Optional<Instant> expires) {
    /** How it came to be. */
    public enum Kind {
        /** Made by the token flow for a client that asked for {@code offline_token}. */
        REFRESH,
        /** Made on purpose; stands in for the password in Basic. */
        PERSONAL;

        /** The name as it stands in the API and in the record. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
