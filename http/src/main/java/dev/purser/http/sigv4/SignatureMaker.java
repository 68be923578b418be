package dev.purser.http.sigv4;

import dev.purser.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The arithmetic of the signature: hashes and the chain of HMACs. */
final class SignatureMaker {
    private static final HexFormat HEX = HexFormat.of();

    private SignatureMaker() {}

    /** The signature that a secret makes of a canonical request, in lower-case hexadecimal. */
    static String sign(Secret secret, Signed signed, String canonicalRequest) {
        Scope scope = signed.scope();
        String toSign = SignatureReader.ALGORITHM
                + '\n'
                + signed.date()
                + '\n'
                + scope.text()
                + '\n'
                + sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + secret.reveal()).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {scope.date(), scope.region(), scope.service(), "aws4_request"}) {
            key = hmac(key, part);
        }
        return HEX.formatHex(hmac(key, toSign));
    }

    static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In constant time. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
