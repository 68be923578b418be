package dev.purser.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of 256 random bits: nothing can be guessed, so a plain hash keeps them safe. */
final class RandomSecret {
    /** How a registry token's secret begins, so that it is told from a password and found by scanners for secrets. */
    static final String TOKEN_PREFIX = "purser_t_";

    private static final String ROBOT_PREFIX = "purser_r_";
    private static final int BYTES = 32;
    private static final int ACCESS_KEY_BYTES = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    static Secret robot() {
        return Secret.of(ROBOT_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES)));
    }

    static Secret token() {
        return Secret.of(TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES)));
    }

    /** 40 characters of Base64, as AWS makes them. */
    static Secret accessKey() {
        return Secret.of(Base64.getEncoder().encodeToString(bytes(ACCESS_KEY_BYTES)));
    }

    /** 32 characters that can be typed. */
    static Secret password() {
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    static String hash(Secret secret) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static boolean matches(Secret secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
