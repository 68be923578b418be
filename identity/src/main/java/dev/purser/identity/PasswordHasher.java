package dev.purser.identity;

import dev.purser.event.PurserException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), version 1.3, in the PHC string form, which holds its own cost. Only so many run at once that guessing
 * cannot eat the memory. Thread-safe.
 */
final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final long PATIENCE_SECONDS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,4})\\$([^$]+)\\$([^$]+)");

    private final IdentityConfig.PasswordCost cost;
    private final Semaphore atOnce;
    private final String decoy;

    PasswordHasher(IdentityConfig.PasswordCost cost, int atOnce) {
        this.cost = cost;
        this.atOnce = new Semaphore(atOnce);
        this.decoy = text(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    String hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return text(cost, salt, derive(cost, salt, password));
    }

    /**
     * True if the password is the one; without a hash, spends the same time and is false.
     *
     * @throws PurserException {@link IdentityError#BUSY} if too many are at it
     */
    boolean verify(Secret password, Optional<String> hash) {
        Matcher parts = PHC.matcher(hash.orElse(decoy));
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password hash cannot be read");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        boolean same = MessageDigest.isEqual(expected, derive(cost(parts), salt, password));
        return same && hash.isPresent();
    }

    /** True if the hash was made at another cost than is wanted now. */
    boolean stale(String hash) {
        Matcher parts = PHC.matcher(hash);
        return !parts.matches() || !cost(parts).equals(cost);
    }

    private static IdentityConfig.PasswordCost cost(Matcher parts) {
        return new IdentityConfig.PasswordCost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private byte[] derive(IdentityConfig.PasswordCost at, byte[] salt, Secret password) {
        enter();
        byte[] text = password.reveal().getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(at.memoryKib())
                    .withIterations(at.passes())
                    .withParallelism(at.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            argon.generateBytes(text, hash);
            return hash;
        } finally {
            Arrays.fill(text, (byte) 0);
            atOnce.release();
        }
    }

    private void enter() {
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PurserException(IdentityError.BUSY, Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PurserException(IdentityError.BUSY, Map.of());
        }
    }

    private static String text(IdentityConfig.PasswordCost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
