package dev.purser.server.config;

import java.time.Duration;
import java.util.List;

/**
 * Tokens and passwords.
 *
 * @param service the name of this registry in token challenges and tokens
 * @param tokenLifetime how long an access token holds
 * @param refreshLifetime how long a refresh token holds
 * @param keyRotation how long one key signs access tokens
 * @param argonMemory bytes of memory that hashing one password takes
 * @param argonIterations passes over that memory
 */
public record IdentitySettings(
        String service,
        Duration tokenLifetime,
        Duration refreshLifetime,
        Duration keyRotation,
        long argonMemory,
        int argonIterations) {
    static final Setting<String> SERVICE = Setting.of(
            "identity.service",
            ValueTypes.text(
                    "service name", "1 to 128 letters, digits, dots, colons or hyphens", "[A-Za-z0-9.:-]{1,128}"),
            "purser",
            "The name of this registry in token challenges, and issuer and audience of its tokens. Tokens made under"
                    + " another name do not hold.");
    static final Setting<Duration> TOKEN_LIFETIME = Setting.of(
            "identity.token-lifetime",
            ValueTypes.time("1m", "1d"),
            "5m",
            "How long an access token holds. A role that is taken away, or a user that is disabled, counts at the next"
                    + " request all the same.");
    static final Setting<Duration> REFRESH_LIFETIME = Setting.of(
            "identity.refresh-lifetime",
            ValueTypes.time("1m", "365d"),
            "30d",
            "How long a refresh token holds, with which a client gets new access tokens without the password.");
    static final Setting<Duration> KEY_ROTATION = Setting.of(
            "identity.key-rotation",
            ValueTypes.time("1h", "365d"),
            "30d",
            "How long one key signs access tokens before a new one takes over. The old one is known until its last token"
                    + " has run out.");
    static final Setting<Long> ARGON_MEMORY = Setting.of(
            "identity.argon2-memory",
            ValueTypes.size("1MiB", "1GiB"),
            "19MiB",
            "Memory that hashing one password with Argon2id takes. More makes stolen hashes harder to guess and each"
                    + " login dearer. Older hashes keep theirs until the next login.");
    static final Setting<Integer> ARGON_ITERATIONS = Setting.of(
            "identity.argon2-iterations",
            ValueTypes.integer(1, 100),
            "2",
            "Passes over that memory. More makes stolen hashes harder to guess and each login slower.");
    static final List<Setting<?>> ALL =
            List.of(SERVICE, TOKEN_LIFETIME, REFRESH_LIFETIME, KEY_ROTATION, ARGON_MEMORY, ARGON_ITERATIONS);

    static IdentitySettings from(Values values) {
        IdentitySettings identity = new IdentitySettings(
                values.get(SERVICE),
                values.get(TOKEN_LIFETIME),
                values.get(REFRESH_LIFETIME),
                values.get(KEY_ROTATION),
                values.get(ARGON_MEMORY),
                values.get(ARGON_ITERATIONS));
        if (identity.refreshLifetime().compareTo(identity.tokenLifetime()) < 0) {
            values.report(
                    REFRESH_LIFETIME, "is shorter than identity.token-lifetime", "make it at least as long, or longer");
        }
        return identity;
    }
}
