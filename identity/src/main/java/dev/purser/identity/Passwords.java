package dev.purser.identity;

import dev.purser.event.PurserException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the usual text form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Thread-safe; only so many
 * hashes are under way at once, so that guessing cannot take the memory.
 */
final class Passwords {
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final long PATIENCE_SECONDS = 10;

    private final IdentityConfig.PasswordCost cost;
    private final Semaphore room;
    private final SecureRandom random = new SecureRandom();
    private final String nobody;

    Passwords(IdentityConfig config) {
        cost = config.password();
        room = new Semaphore(config.hashesAtOnce(), true);
        byte[] unguessable = new byte[HASH];
        random.nextBytes(unguessable);
        nobody = hash(Secret.of(Base64.getEncoder().encodeToString(unguessable)));
    }

    String hash(Secret password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        encode(salt),
                        encode(derive(password, salt, cost)));
    }

    /** Whether the password is the one of the hash; takes as long for {@link #nobody} as for somebody. */
    boolean verify(Secret password, String hash) {
        String[] parts = hash.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, derive(password, salt, costOf(parts[3])));
    }

    /** A hash that no password has: to be verified against where there is no such user. */
    String nobody() {
        return nobody;
    }

    /** True if the hash was made at another cost than today's. */
    boolean outdated(String hash) {
        return !costOf(hash.split("\\$")[3]).equals(cost);
    }

    private static IdentityConfig.PasswordCost costOf(String text) {
        String[] numbers = text.split("[^0-9]+");
        return new IdentityConfig.PasswordCost(
                Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3]));
    }

    private byte[] derive(Secret password, byte[] salt, IdentityConfig.PasswordCost at) {
        try {
            if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PurserException(IdentityError.BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PurserException(IdentityError.BUSY);
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(at.memoryKib())
                    .withIterations(at.passes())
                    .withParallelism(at.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH];
            generator.generateBytes(password.reveal().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            room.release();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
