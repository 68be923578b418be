package dev.purser.aws.trail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

/** Signs with a key in memory. */
record RsaSigner(DigestKey key, PrivateKey signs) implements DigestSigner {
    @Override
    public String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signs);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
