package dev.purser.azure.record;

import dev.purser.event.json.InstantText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Azure's times: RFC 3339 in UTC with seven digits of a second, {@code 2026-01-05T10:00:00.1234567Z}. What is finer than
 * 100 ns is cut off. For one thread.
 */
public final class TimeText {
    private static final int DIGITS = 7;
    private static final int LENGTH = 28;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final InstantText nanoseconds = new InstantText();
    private final byte[] text = new byte[InstantText.LENGTH];

    /** The text; a year that is not one of 0 to 9999 is written as the nearest. */
    public String of(Instant time) {
        nanoseconds.write(bounded(time), text, 0);
        text[LENGTH - 1] = 'Z';
        return new String(text, 0, LENGTH, StandardCharsets.ISO_8859_1);
    }

    /** The fraction of a second stays, as it does for every other time. */
    private static Instant bounded(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST.plusNanos(time.getNano());
        }
        return time.getEpochSecond() > LAST.getEpochSecond() ? LAST.plusNanos(time.getNano()) : time;
    }

    /** Reads an RFC 3339 time with any number of digits and any offset, to the nanosecond; empty if it is none. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    plain(text)
                            ? InstantText.read(text, DIGITS)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean plain(String text) {
        return text.length() == LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(LENGTH - DIGITS - 2) == '.'
                && text.charAt(LENGTH - 1) == 'Z';
    }
}
