package dev.purser.http.oci.conformance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest algorithms that a registry has to take. */
enum Algorithm {
    SHA256("sha256", "SHA-256"),
    SHA512("sha512", "SHA-512");

    private final String name;
    private final String jca;

    Algorithm(String name, String jca) {
        this.name = name;
        this.jca = jca;
    }

    static Algorithm of(String digest) {
        return digest.startsWith("sha512:") ? SHA512 : SHA256;
    }

    String digest(byte[] content) {
        try {
            return name + ":"
                    + HexFormat.of().formatHex(MessageDigest.getInstance(jca).digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
