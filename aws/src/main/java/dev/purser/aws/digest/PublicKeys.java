package dev.purser.aws.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Digest keys as {@code aws cloudtrail list-public-keys} prints them: {@code {"PublicKeyList":[{"Value":…,
 * "Fingerprint":…}]}}, each value base64 of PKCS #1's {@code RSAPublicKey} (RFC 8017, appendix A.1.1).
 */
public final class PublicKeys {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private PublicKeys() {}

    /**
     * The keys by their fingerprints.
     *
     * @throws IOException if the text is not such a list
     */
    public static Map<String, PublicKey> parse(byte[] json) throws IOException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode key : new ObjectMapper().readTree(json).path("PublicKeyList")) {
            try {
                keys.put(
                        key.path("Fingerprint").asText(),
                        of(Base64.getDecoder().decode(key.path("Value").asText())));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | GeneralSecurityException e) {
                throw new IOException(
                        "no RSA public key: " + key.path("Fingerprint").asText(), e);
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("no PublicKeyList with a key in it");
        }
        return keys;
    }

    private static PublicKey of(byte[] der) throws GeneralSecurityException {
        int[] at = {0};
        length(der, at, SEQUENCE);
        BigInteger modulus = number(der, at);
        BigInteger exponent = number(der, at);
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static BigInteger number(byte[] der, int[] at) {
        int length = length(der, at, INTEGER);
        BigInteger number = new BigInteger(der, at[0], length);
        at[0] += length;
        return number;
    }

    private static int length(byte[] der, int[] at, int tag) {
        if (der[at[0]++] != tag) {
            throw new IllegalArgumentException("not DER of an RSAPublicKey");
        }
        int first = der[at[0]++] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = first & 0x7F; i > 0; i--) {
            length = length << 8 | der[at[0]++] & 0xFF;
        }
        return length;
    }
}
