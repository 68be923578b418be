package dev.purser.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes cursors that nobody else can make: a page that one leads to is not recorded again, so that a cursor is worth an
 * entry in the record. HMAC-SHA-256 under a key of this object. Thread-safe.
 */
public final class CursorSeal {
    private static final int LONGEST = 8192;

    private final SecretKeySpec key;
    private final byte[] purpose;

    /** @param purpose what its cursors are for */
    public CursorSeal(SecureRandom random, String purpose) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    /** The text of a cursor with that inside, which can be read but not changed. */
    public String seal(byte[] inside) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(inside) + "." + base64.encodeToString(code(inside));
    }

    /** What is inside; empty if the text was not made here. */
    public Optional<byte[]> open(String cursor) {
        int dot = cursor.indexOf('.');
        if (dot <= 0 || cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] inside = Base64.getUrlDecoder().decode(cursor.substring(0, dot));
            byte[] code = Base64.getUrlDecoder().decode(cursor.substring(dot + 1));
            return MessageDigest.isEqual(code, code(inside)) ? Optional.of(inside) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private byte[] code(byte[] inside) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose);
            return mac.doFinal(inside);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
