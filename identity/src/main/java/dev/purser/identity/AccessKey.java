package dev.purser.identity;

import java.time.Instant;

/**
 * An access-key pair, without its secret.
 *
 * @param id prints as {@code AKIA…}
 * @param principal the name of whom it belongs to
 */
public record AccessKey(MintedId id, String principal, boolean enabled, Instant created) {
    /** The public half as clients send it, for example {@code AKIAIOSFODNN7EXAMPLE}. */
    public String text() {
        return id.aws(MintedId.Prefix.AKIA);
    }
}
