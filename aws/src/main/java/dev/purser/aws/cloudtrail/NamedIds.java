package dev.purser.aws.cloudtrail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of events that follow from a text: UUID version 8 (RFC 9562 section 5.8), the first bits of its SHA-256. */
final class NamedIds {
    private NamedIds() {}

    /** The id of a foreign event whose own id is no UUID. */
    static UUID of(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            long first = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
            long second = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(first, second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The id of the record that an event's {@code index}th further record bears. */
    static UUID following(UUID event, int index) {
        return of(event + "/" + index);
    }

    /** The id that a text is read as: itself if it is a UUID. */
    static UUID read(String text) {
        if (text.length() == 36) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                // A text like any other.
            }
        }
        return of(text);
    }
}
