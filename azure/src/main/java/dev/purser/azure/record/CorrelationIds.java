package dev.purser.azure.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of an event, which records carry as their correlation id. Thread-safe. */
public final class CorrelationIds {
    private CorrelationIds() {}

    /** The event id that a correlation id stands for: itself, or one that is made of the text where it is no GUID. */
    public static UUID read(String text) {
        return Accounts.hyphened(text) ? UUID.fromString(text) : named(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An id that is made of the bytes: UUID version 8 (RFC 9562 section 5.8) over their SHA-256. */
    public static UUID named(byte[] bytes) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
            long first = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
            long second = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(first, second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
