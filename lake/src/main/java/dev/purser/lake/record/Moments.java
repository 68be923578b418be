package dev.purser.lake.record;

import dev.purser.event.json.JsonTape;
import dev.purser.kql.type.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Moments as ticks, read from RFC 3339 without an object per value. */
public final class Moments {
    /** No moment. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int DATE = 10;
    private static final int SECOND = 19;
    private static final long EPOCH_SECONDS = Ticks.EPOCH / Ticks.SECOND;
    private static final long LAST_SECOND = Ticks.MAX / Ticks.SECOND - EPOCH_SECONDS;

    private Moments() {}

    /** The ticks of an instant, cut to 100 ns; one outside the years 1 to 9999 is the nearest that is inside. */
    public static long ticks(Instant time) {
        if (time.getEpochSecond() < -EPOCH_SECONDS) {
            return 0;
        }
        return time.getEpochSecond() > LAST_SECOND
                ? Ticks.MAX
                : Ticks.EPOCH + time.getEpochSecond() * Ticks.SECOND + time.getNano() / 100;
    }

    /** The ticks that a text says, or {@link #NONE} if it is no text of RFC 3339, or not of the years 1 to 9999. */
    public static long ticks(JsonTape tape, int node) {
        return node < 0 || tape.kind(node) != JsonTape.Kind.TEXT
                ? NONE
                : ticks(tape.bytes(), tape.start(node) + 1, tape.end(node) - 1);
    }

    static long ticks(byte[] text, int from, int to) {
        if (to - from < SECOND
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || !(text[from + DATE] == 'T' || text[from + DATE] == 't' || text[from + DATE] == ' ')
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return NONE;
        }
        long day = day(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        // Bitwise, as each is negative where its digits are none.
        if (day == NONE || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        int at = from + SECOND;
        long fraction = 0;
        if (at < to && text[at] == '.') {
            at++;
            int first = at;
            long unit = Ticks.SECOND / 10;
            while (at < to && text[at] >= '0' && text[at] <= '9') {
                fraction += unit * (text[at] - '0');
                unit /= 10;
                at++;
            }
            if (at == first) {
                return NONE;
            }
        }
        long offset = offset(text, at, to);
        if (offset == NONE) {
            return NONE;
        }
        long ticks = day * Ticks.DAY + hour * Ticks.HOUR + minute * Ticks.MINUTE + second * Ticks.SECOND + fraction;
        long utc = ticks - offset;
        return utc < 0 || utc > Ticks.MAX ? NONE : utc;
    }

    /** Days since year 1. */
    private static long day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return NONE;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return Ticks.ofDay(LocalDate.of(year, month, day)) / Ticks.DAY;
    }

    private static long offset(byte[] text, int at, int to) {
        if (at == to || at + 1 == to && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        // +02:00, or +0200 as Activity Tracker and other writers of ISO 8601's short form have it.
        int colon = to - at == 6 && text[at + 3] == ':' ? 1 : 0;
        if (to - at != 5 + colon || text[at] != '+' && text[at] != '-') {
            return NONE;
        }
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 3 + colon, 2);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return NONE;
        }
        long offset = hours * Ticks.HOUR + minutes * Ticks.MINUTE;
        return text[at] == '-' ? -offset : offset;
    }

    /** So many digits as a number; negative where they are none. */
    private static int number(byte[] text, int from, int size) {
        int value = 0;
        for (int i = from; i < from + size; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
