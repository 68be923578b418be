package dev.purser.event.dialect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids for records that bring none: the same bytes have the same id. For one thread. */
public final class NamedIds {
    private final MessageDigest sha256;

    public NamedIds() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A UUID of version 8 (RFC 9562 section 5.8) of the bytes' SHA-256. */
    public UUID of(byte[] bytes, int from, int to) {
        sha256.reset();
        sha256.update(bytes, from, to - from);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        long first = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long second = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(first, second);
    }
}
