package dev.purser.aws.trail;

/** Signs digests with one key. Thread-safe. */
public interface DigestSigner {
    /** The key's public half: the digest names its fingerprint, so it has to be known before signing. */
    DigestKey key();

    /**
     * Signs a digest's string to sign.
     *
     * @param text the four lines, joined by line feeds, without one at the end
     * @return the signature ({@code SHA256withRSA}, PKCS #1 v1.5) in lower-case hexadecimal
     */
    String sign(String text);
}
