package dev.purser.azure.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Azure's times: RFC 3339 in UTC with seven digits of a second, {@code 2026-01-05T10:00:00.1234567Z}. What is finer than
 * 100 ns is cut off. Remembers the last second it wrote; for one thread.
 */
public final class TimeText {
    private static final int SECONDS = 19;
    private static final int LENGTH = 28;
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final byte[] text = new byte[LENGTH];
    private long second = Long.MIN_VALUE;

    /** The text; a year that is not one of 0 to 9999 is written as the nearest. */
    public String of(Instant time) {
        long at = Math.clamp(time.getEpochSecond(), FIRST, LAST);
        if (at != second) {
            remember(at);
        }
        int ticks = time.getNano() / 100;
        for (int i = LENGTH - 2; i > SECONDS; i--) {
            text[i] = (byte) ('0' + ticks % 10);
            ticks /= 10;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void remember(long at) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at, 86_400L));
        int time = (int) Math.floorMod(at, 86_400L);
        number(day.getYear(), 0, 4);
        text[4] = '-';
        number(day.getMonthValue(), 5, 2);
        text[7] = '-';
        number(day.getDayOfMonth(), 8, 2);
        text[10] = 'T';
        number(time / 3600, 11, 2);
        text[13] = ':';
        number(time / 60 % 60, 14, 2);
        text[16] = ':';
        number(time % 60, 17, 2);
        text[SECONDS] = '.';
        text[LENGTH - 1] = 'Z';
        second = at;
    }

    private void number(int value, int from, int size) {
        int rest = value;
        for (int i = from + size - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Reads an RFC 3339 time with any number of digits and any offset, to the nanosecond; empty if it is none. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    plain(text)
                            ? fast(text)
                            : java.time.OffsetDateTime.parse(text).toInstant());
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
                && text.charAt(SECONDS) == '.'
                && text.charAt(LENGTH - 1) == 'Z';
    }

    private static Instant fast(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day");
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(
                day * 86_400L + hour * 3600L + minute * 60L + second, number(text, SECONDS + 1, LENGTH - 1) * 100L);
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no digit at " + i);
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
