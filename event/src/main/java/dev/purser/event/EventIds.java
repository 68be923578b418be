package dev.purser.event;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes event ids: UUID version 7 (RFC 9562 section 5.7). Thread-safe. */
public final class EventIds {
    private static final SecureBytes RANDOM = new SecureBytes(new SecureRandom());

    private EventIds() {}

    /** A fresh id whose time part is {@code at}, in milliseconds. */
    public static UUID next(Instant at) {
        long first = (at.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long second = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(first, second);
    }
}
