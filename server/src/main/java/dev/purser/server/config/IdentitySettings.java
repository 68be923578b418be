package dev.purser.server.config;

import dev.purser.identity.IdentityConfig;
import dev.purser.identity.IdentityConfig.PasswordCost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Tokens and passwords.
 *
 * @param service the name of this registry in token challenges and tokens
 * @param anonymousPull whether anyone may pull without credentials
 * @param tokenLifetime how long an access token holds
 * @param refreshLifetime how long a refresh token holds
 * @param keyRotation how long one key signs access tokens
 * @param verifiedFor how long a password that held is not hashed again
 * @param argonMemory bytes of memory that hashing one password takes
 * @param argonPasses passes over that memory
 * @param hashesAtOnce password hashes under way at one moment
 * @param accessKeys access keys of one principal
 */
public record IdentitySettings(
        String service,
        boolean anonymousPull,
        Duration tokenLifetime,
        Duration refreshLifetime,
        Duration keyRotation,
        Duration verifiedFor,
        long argonMemory,
        int argonPasses,
        int hashesAtOnce,
        int accessKeys) {
    static final Setting<String> SERVICE = Setting.of(
            "identity.service",
            ValueTypes.text(
                    "service name", "1 to 128 letters, digits, dots, colons or hyphens", "[A-Za-z0-9.:-]{1,128}"),
            "purser",
            "The name of this registry in token challenges, and the service that its access tokens are made out for."
                    + " Tokens made under another name do not hold.");
    static final Setting<Boolean> ANONYMOUS_PULL = Setting.of(
            "identity.anonymous-pull",
            ValueTypes.BOOLEAN,
            "false",
            "Risky. Whether anyone who reaches the server may pull from every namespace without credentials.");
    static final Setting<Duration> TOKEN_LIFETIME = Setting.of(
            "identity.token-lifetime",
            ValueTypes.time("1s", "1d"),
            "5m",
            "How long an access token holds. A client gets a new one by itself.");
    static final Setting<Duration> REFRESH_LIFETIME = Setting.of(
            "identity.refresh-lifetime",
            ValueTypes.time("1s", "3650d"),
            "90d",
            "How long a refresh token holds, with which a client gets new access tokens without the password.");
    static final Setting<Duration> KEY_ROTATION = Setting.of(
            "identity.key-rotation",
            ValueTypes.time("1m", "3650d"),
            "30d",
            "How long one key signs access tokens before a new one takes over. The old one is known until its last token"
                    + " has run out.");
    static final Setting<Duration> VERIFIED_FOR = Setting.of(
            "identity.verified-for",
            ValueTypes.time("0s", "1h"),
            "1m",
            "How long a password that held is not hashed again. Hashing is dear by design, and clients with Basic"
                    + " authentication send the password with every request.");
    static final Setting<Long> ARGON_MEMORY = Setting.of(
            "identity.argon2-memory",
            ValueTypes.size("1MiB", "1GiB"),
            "19MiB",
            "Memory that hashing one password with Argon2id takes. More makes stolen hashes harder to guess, and each"
                    + " login dearer.");
    static final Setting<Integer> ARGON_PASSES = Setting.of(
            "identity.argon2-passes",
            ValueTypes.integer(1, 64),
            "2",
            "Passes over that memory. More makes stolen hashes harder to guess, and each login slower.");
    static final Setting<Integer> HASHES_AT_ONCE = Setting.of(
            "identity.hashes-at-once",
            ValueTypes.integer(1, 64),
            "2",
            "Password hashes under way at one moment; further ones wait. Bounds what a flood of logins takes.");
    static final Setting<Integer> ACCESS_KEYS = Setting.of(
            "identity.access-keys-per-principal",
            ValueTypes.integer(1, 1000),
            "2",
            "The most access keys of one user or robot: two are enough to replace one without a break.");
    static final List<Setting<?>> ALL = List.of(
            SERVICE,
            ANONYMOUS_PULL,
            TOKEN_LIFETIME,
            REFRESH_LIFETIME,
            KEY_ROTATION,
            VERIFIED_FOR,
            ARGON_MEMORY,
            ARGON_PASSES,
            HASHES_AT_ONCE,
            ACCESS_KEYS);

    static IdentitySettings from(Values values) {
        IdentitySettings identity = new IdentitySettings(
                values.get(SERVICE),
                values.get(ANONYMOUS_PULL),
                values.get(TOKEN_LIFETIME),
                values.get(REFRESH_LIFETIME),
                values.get(KEY_ROTATION),
                values.get(VERIFIED_FOR),
                values.get(ARGON_MEMORY),
                values.get(ARGON_PASSES),
                values.get(HASHES_AT_ONCE),
                values.get(ACCESS_KEYS));
        if (identity.refreshLifetime().compareTo(identity.tokenLifetime()) < 0) {
            values.report(REFRESH_LIFETIME, "is shorter than identity.token-lifetime", "make it at least as long");
        }
        return identity;
    }

    /** What the room of identities is opened with. */
    public IdentityConfig toIdentityConfig(Path data, ThrottleSettings throttle) {
        IdentityConfig usual = IdentityConfig.defaults(data);
        return new IdentityConfig(
                service,
                usual.keyFile(),
                anonymousPull,
                tokenLifetime,
                refreshLifetime,
                keyRotation,
                verifiedFor,
                new PasswordCost(
                        Math.toIntExact(argonMemory >> 10),
                        argonPasses,
                        usual.password().lanes()),
                throttle.toThrottle(),
                hashesAtOnce,
                accessKeys);
    }
}
