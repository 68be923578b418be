package dev.purser.event.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as RFC 3339 in UTC with nine digits of a second: {@code 2026-11-21T04:50:56.000000001Z}. A writer remembers
 * the last second, since events come in order of time; for one thread.
 */
public final class InstantText {
    /** Characters of an instant. */
    public static final int LENGTH = 30;

    private static final int DIGITS = 9;
    private static final int SECONDS_LENGTH = 19;
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private final byte[] text = new byte[SECONDS_LENGTH];
    private long second = Long.MIN_VALUE;

    /**
     * Writes the instant at {@code at}, where {@link #LENGTH} bytes must be free, and returns where it ends.
     *
     * @throws IllegalArgumentException if the year is not one of 0 to 9999
     */
    public int write(Instant value, byte[] to, int at) {
        if (value.getEpochSecond() != second) {
            remember(value.getEpochSecond());
        }
        System.arraycopy(text, 0, to, at, SECONDS_LENGTH);
        to[at + SECONDS_LENGTH] = '.';
        int rest = value.getNano();
        for (int i = at + LENGTH - 2; i > at + SECONDS_LENGTH; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        to[at + LENGTH - 1] = 'Z';
        return at + LENGTH;
    }

    private void remember(long epochSecond) {
        if (epochSecond < FIRST || epochSecond > LAST) {
            throw new IllegalArgumentException(epochSecond + " s after 1970 is no instant of the years 0 to 9999");
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, 86_400L));
        int time = (int) Math.floorMod(epochSecond, 86_400L);
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
     * Reads what {@link #write} wrote, and nothing else.
     *
     * @throws DateTimeException if it is no such text
     */
    static Instant read(String text) {
        return read(text, DIGITS);
    }

    /**
     * Reads the same form with another number of digits of a second, and nothing else.
     *
     * @param digits 1 to 9
     * @throws DateTimeException if it is no such text
     */
    public static Instant read(String text, int digits) {
        int end = SECONDS_LENGTH + 1 + digits;
        if (text.length() != end + 1
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(SECONDS_LENGTH) != '.'
                || text.charAt(end) != 'Z') {
            throw new DateTimeException(
                    "not of the form 2026-11-21T04:50:56.000000001Z with " + digits + " digits of a second");
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no time of day");
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long nanos = number(text, SECONDS_LENGTH + 1, end);
        for (int i = digits; i < DIGITS; i++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(day * 86_400L + hour * 3600L + minute * 60L + second, nanos);
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
