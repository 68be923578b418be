package dev.purser.kql.type;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Datetimes and timespans as Kusto counts them: ticks of 100 ns, a datetime's from 0001-01-01T00:00:00Z. Every datetime
 * of the years 1 to 9999 and every timespan is one {@code long}, exactly.
 */
public final class Ticks {
    public static final long MICROSECOND = 10;
    public static final long MILLISECOND = 10_000;
    public static final long SECOND = 10_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;
    /** 1970-01-01. */
    public static final long EPOCH = 621_355_968_000_000_000L;
    /** 9999-12-31T23:59:59.9999999. */
    public static final long MAX = 3_155_378_975_999_999_999L;

    private static final long EPOCH_SECOND_OF_YEAR_ONE = -62_135_596_800L;

    private Ticks() {}

    /** The ticks of that moment (UTC), cut to 100 ns. */
    public static long of(LocalDateTime moment) {
        return (moment.toEpochSecond(ZoneOffset.UTC) - EPOCH_SECOND_OF_YEAR_ONE) * SECOND + moment.getNano() / 100;
    }

    /** The moment (UTC) of those ticks. */
    public static LocalDateTime moment(long ticks) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(ticks, SECOND) + EPOCH_SECOND_OF_YEAR_ONE,
                (int) Math.floorMod(ticks, SECOND) * 100,
                ZoneOffset.UTC);
    }

    /** The midnight that starts the day. */
    public static long ofDay(LocalDate day) {
        return (day.toEpochDay() + 719_162) * DAY;
    }

    /** As {@code tostring(datetime)} prints it: {@code 2024-05-01T10:00:00.0000000Z}. */
    public static String datetime(long ticks) {
        LocalDateTime at = moment(ticks);
        StringBuilder out = new StringBuilder(28);
        pad(out, at.getYear(), 4).append('-');
        pad(out, at.getMonthValue(), 2).append('-');
        pad(out, at.getDayOfMonth(), 2).append('T');
        pad(out, at.getHour(), 2).append(':');
        pad(out, at.getMinute(), 2).append(':');
        pad(out, at.getSecond(), 2).append('.');
        return pad(out, at.getNano() / 100, 7).append('Z').toString();
    }

    /** As {@code tostring(timespan)} prints it: {@code [-][d.]hh:mm:ss[.fffffff]}. */
    public static String timespan(long ticks) {
        StringBuilder out = new StringBuilder(26);
        if (ticks < 0) {
            out.append('-');
        }
        // The least long has no positive twin: divide first.
        long days = Math.abs(ticks / DAY);
        long rest = Math.abs(ticks % DAY);
        if (days > 0) {
            out.append(days).append('.');
        }
        pad(out, rest / HOUR, 2).append(':');
        pad(out, rest / MINUTE % 60, 2).append(':');
        pad(out, rest / SECOND % 60, 2);
        if (rest % SECOND != 0) {
            pad(out.append('.'), rest % SECOND, 7);
        }
        return out.toString();
    }

    static StringBuilder pad(StringBuilder out, long number, int width) {
        String digits = Long.toString(number);
        return out.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }
}
