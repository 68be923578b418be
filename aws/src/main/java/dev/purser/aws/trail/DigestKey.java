package dev.purser.aws.trail;

import java.time.Instant;

/**
 * The public half of a key that digests are signed with.
 *
 * @param fingerprint lower-case hexadecimal MD5 of {@code publicKey}, as a digest names its key
 * @param publicKey DER of PKCS #1's {@code RSAPublicKey} (RFC 8017, appendix A.1.1); shared, not copied
 * @param validFrom from when on it signs
 * @param validTo until when it signs, not included
 */
@SuppressWarnings("ArrayRecordComponent")
public record DigestKey(String fingerprint, byte[] publicKey, Instant validFrom, Instant validTo) {
    /** Whether it may have signed anything from the one moment to the other, both included. */
    boolean within(Instant from, Instant to) {
        return !validFrom.isAfter(to) && validTo.isAfter(from);
    }

    @Override
    public String toString() {
        return "digest key " + fingerprint;
    }
}
