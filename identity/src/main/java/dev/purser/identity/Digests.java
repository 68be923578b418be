package dev.purser.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets of 256 random bits: so many that a plain SHA-256 keeps them. */
final class Digests {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    /**
     * A fresh secret.
     *
     * @param prefix says what it is, so that scanners of leaked secrets can tell
     */
    static Secret secret(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Secret.of(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static String sha256(Secret secret) {
        return HexFormat.of().formatHex(sha256(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In constant time. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
