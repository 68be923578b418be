package dev.purser.ibm.activitytracker;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Activity Tracker's instants: UTC with exactly two digits of a second and a literal {@code +0000}, for example
 * {@code 2026-11-21T09:30:05.07+0000}. Digits further on are cut off. Remembers the last second; for one thread.
 */
final class EventTime {
    private static final int LENGTH = 27;
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int HUNDREDTH = 10_000_000;

    private final byte[] text = "\"0000-00-00T00:00:00.00+0000\"".getBytes(StandardCharsets.US_ASCII);
    private long second = Long.MIN_VALUE;

    /** Writes the instant as a value. */
    void write(Instant value, JsonBytes to) {
        if (value.getEpochSecond() != second) {
            remember(value.getEpochSecond());
        }
        number(value.getNano() / HUNDREDTH, 21, 2);
        to.raw(text, 0, text.length);
    }

    private void remember(long epochSecond) {
        if (epochSecond < FIRST || epochSecond > LAST) {
            throw new IllegalArgumentException(epochSecond + " s after 1970 is no instant of the years 0 to 9999");
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400L));
        int time = (int) Math.floorMod(epochSecond, 86_400L);
        number(day.getYear(), 1, 4);
        number(day.getMonthValue(), 6, 2);
        number(day.getDayOfMonth(), 9, 2);
        number(time / 3600, 12, 2);
        number(time / 60 % 60, 15, 2);
        number(time % 60, 18, 2);
        second = epochSecond;
    }

    private void number(int value, int at, int size) {
        int rest = value;
        for (int i = at + size - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * Reads what {@link #write} writes, and nothing else.
     *
     * @throws MalformedEventException if it is no such text
     */
    static Instant read(String text) {
        if (text.length() != LENGTH
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || !text.endsWith("+0000")) {
            throw wrong();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw wrong();
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(
                    day * 86_400L + hour * 3600L + minute * 60L + second, (long) number(text, 20, 22) * HUNDREDTH);
        } catch (DateTimeException noDay) {
            throw wrong();
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw wrong();
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static MalformedEventException wrong() {
        return new MalformedEventException("expected an eventTime of the form 2026-11-21T09:30:05.07+0000");
    }
}
