package dev.purser.testkit.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as registries write them. */
public final class Digests {
    private Digests() {}

    /** {@code sha256:} and 64 hex digits. */
    public static String sha256(byte[] bytes) {
        return text("sha256", digester("SHA-256").digest(bytes));
    }

    /** {@code sha512:} and 128 hex digits. */
    public static String sha512(byte[] bytes) {
        return text("sha512", digester("SHA-512").digest(bytes));
    }

    static String text(String algorithm, byte[] hash) {
        return algorithm + ":" + HexFormat.of().formatHex(hash);
    }

    static MessageDigest digester(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
