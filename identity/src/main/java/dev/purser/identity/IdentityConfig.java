package dev.purser.identity;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How identities are kept and checked.
 *
 * @param service the service that access tokens are made out for: the registry's name as its challenge tells it
 * @param keyFile holds the key that access keys and signing keys are encrypted under; made at the first start, for its
 *     owner only. All nodes of one database share it
 * @param anonymousPull whether callers without credentials may pull from every namespace
 * @param accessTokenLife how long an access token holds
 * @param refreshTokenLife how long a refresh token holds
 * @param rotateSigningKey how old the newest signing key may be
 * @param verifiedFor how long a password that was verified is not verified again
 * @param password what a new password hash costs
 * @param throttle what guessing of passwords meets
 * @param hashesAtOnce the most password hashes under way; each takes {@code password.memoryKib}
 * @param accessKeysPerPrincipal the most access keys of one principal
 */
public record IdentityConfig(
        String service,
        Path keyFile,
        boolean anonymousPull,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Duration rotateSigningKey,
        Duration verifiedFor,
        PasswordCost password,
        Throttle throttle,
        int hashesAtOnce,
        int accessKeysPerPrincipal) {
    /**
     * The cost of Argon2id (RFC 9106).
     *
     * @param memoryKib memory of one hash
     * @param passes passes over it
     * @param lanes lanes
     */
    public record PasswordCost(int memoryKib, int passes, int lanes) {
        /** OWASP's first recommendation: 19 MiB, two passes, one lane. */
        public static final PasswordCost DEFAULT = new PasswordCost(19 * 1024, 2, 1);

        public PasswordCost {
            if (memoryKib < 8 * lanes
                    || memoryKib > 1024 * 1024
                    || passes < 1
                    || passes > 64
                    || lanes < 1
                    || lanes > 16) {
                throw new IllegalArgumentException("identity.password: memory 8 KiB per lane to 1 GiB, 1 to 64 passes");
            }
        }
    }

    /**
     * What guessing of passwords meets: after some failures of one name its credentials are not looked at for a while, which
     * doubles with each further failure; and after four times as many from one address, nor is anything from there.
     *
     * @param free failures that cost nothing
     * @param first the first while
     * @param longest the longest while
     * @param memory how long after the last failure all are forgotten
     */
    public record Throttle(int free, Duration first, Duration longest, Duration memory) {
        /** Ten free, from one second to five minutes, forgotten after a quarter of an hour. */
        public static final Throttle DEFAULT =
                new Throttle(10, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

        public Throttle {
            if (free < 1 || !first.isPositive() || longest.compareTo(first) < 0 || !memory.isPositive()) {
                throw new IllegalArgumentException(
                        "throttle: at least one free failure, positive times, the longest not below the first");
            }
        }
    }

    public IdentityConfig {
        if (service.isBlank()
                || service.length() > 255
                || service.chars().anyMatch(c -> c < 0x21 || c > 0x7E || c == '"')) {
            throw new IllegalArgumentException("identity.service must be 1 to 255 visible ASCII characters");
        }
        positive("access-token-life", accessTokenLife, Duration.ofDays(1));
        positive("refresh-token-life", refreshTokenLife, Duration.ofDays(3650));
        positive("rotate-signing-key", rotateSigningKey, Duration.ofDays(3650));
        if (verifiedFor.isNegative() || verifiedFor.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("identity.verified-for must be 0 to 1 hour");
        }
        if (hashesAtOnce < 1 || hashesAtOnce > 64) {
            throw new IllegalArgumentException("identity.hashes-at-once must be 1 to 64");
        }
        if (accessKeysPerPrincipal < 1) {
            throw new IllegalArgumentException("identity.access-keys-per-principal must be at least 1");
        }
    }

    /** Safe defaults: nothing without credentials, tokens for five minutes. */
    public static IdentityConfig defaults(Path dataFolder) {
        return new IdentityConfig(
                "purser",
                dataFolder.resolve("keys").resolve("identity.key"),
                false,
                Duration.ofMinutes(5),
                Duration.ofDays(90),
                Duration.ofDays(30),
                Duration.ofSeconds(60),
                PasswordCost.DEFAULT,
                Throttle.DEFAULT,
                2,
                2);
    }

    private static void positive(String name, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("identity." + name + " must be positive, at most " + most);
        }
    }
}
