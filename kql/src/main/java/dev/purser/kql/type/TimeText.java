package dev.purser.kql.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads datetimes and timespans in all the spellings that Kusto takes. Never throws: what it cannot read is empty. */
public final class TimeText {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})(?:(?:[-/]|,\\s*)(\\d{1,2})(?:(?:[-/]|,\\s*)(\\d{1,2})(?:[T ]\\s*(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?)?\\s*(AM|PM)?)?)?)?"
                    + "\\s*(Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AMERICAN = Pattern.compile(
            "(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?:[T ]\\s*(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?\\s*(AM|PM)?)?\\s*(Z|UTC|GMT|[+-]\\d{1,2}(?::?\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile(
            "(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})[\\s-]([A-Za-z]{3})[A-Za-z]*[\\s-](\\d{2}|\\d{4})(?:\\s+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?)?\\s*(Z|UTC|UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\\d{2}:?\\d{2})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "([A-Za-z]{3})[A-Za-z]*\\s+(\\d{1,2}),?\\s+(\\d{4})(?:,?\\s+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,9}))?)?\\s*(AM|PM)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SPAN =
            Pattern.compile("([+-])?(?:(\\d{1,8})\\.)?(\\d{1,8}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,7})\\d*)?)?");
    private static final Pattern UNIT = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*([a-z]*)");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private TimeText() {}

    /** The ticks of a datetime; text without an offset is UTC. */
    public static OptionalLong datetime(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 64) {
            return OptionalLong.empty();
        }
        try {
            Matcher iso = ISO.matcher(trimmed);
            if (iso.matches()) {
                return build(iso, number(iso, 1), number(iso, 2), number(iso, 3), 4, 8, 9);
            }
            Matcher american = AMERICAN.matcher(trimmed);
            if (american.matches()) {
                return build(american, number(american, 3), number(american, 1), number(american, 2), 4, 8, 9);
            }
            Matcher compact = COMPACT.matcher(trimmed);
            if (compact.matches()) {
                return build(compact, number(compact, 1), number(compact, 2), number(compact, 3), 0, 0, 0);
            }
            Matcher mail = MAIL.matcher(trimmed);
            if (mail.matches()) {
                int year = number(mail, 3);
                int full = mail.group(3).length() == 2 ? year + (year < 50 ? 2000 : 1900) : year;
                return build(mail, full, month(mail.group(2)), number(mail, 1), 4, 0, 8);
            }
            Matcher first = MONTH_FIRST.matcher(trimmed);
            if (first.matches()) {
                return build(first, number(first, 3), month(first.group(1)), number(first, 2), 4, 8, 0);
            }
        } catch (DateTimeException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** A month by its first three letters; 0, which no date has, where there is none. */
    private static int month(String name) {
        int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 1 : Integer.parseInt(found.group(group));
    }

    private static OptionalLong build(Matcher found, int year, int month, int day, int time, int half, int zone) {
        int hour = part(found, time, 0);
        int minute = part(found, time, 1);
        int second = part(found, time, 2);
        long fraction = 0;
        if (time > 0 && found.group(time + 3) != null) {
            fraction = Long.parseLong((found.group(time + 3) + "0000000").substring(0, 7));
        }
        if (half > 0 && found.group(half) != null) {
            if (hour < 1 || hour > 12) {
                return OptionalLong.empty();
            }
            hour = hour % 12 + (found.group(half).equalsIgnoreCase("PM") ? 12 : 0);
        }
        long ticks = Ticks.of(LocalDateTime.of(year, month, day, hour, minute, second)) + fraction;
        long utc = ticks - offset(zone == 0 ? null : found.group(zone));
        return utc < 0 || utc > Ticks.MAX ? OptionalLong.empty() : OptionalLong.of(utc);
    }

    private static int part(Matcher found, int time, int index) {
        return time == 0 || found.group(time + index) == null ? 0 : Integer.parseInt(found.group(time + index));
    }

    private static long offset(String zone) {
        if (zone == null) {
            return 0;
        }
        char sign = zone.charAt(0);
        if (sign == '+' || sign == '-') {
            String digits = zone.substring(1).replace(":", "");
            long hours = Long.parseLong(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
            long minutes = digits.length() <= 2 ? 0 : Long.parseLong(digits.substring(digits.length() - 2));
            if (hours > 14 || minutes > 59) {
                throw new DateTimeException("no such offset");
            }
            return (sign == '-' ? -1 : 1) * (hours * Ticks.HOUR + minutes * Ticks.MINUTE);
        }
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "EDT" -> -4 * Ticks.HOUR;
            case "EST", "CDT" -> -5 * Ticks.HOUR;
            case "CST", "MDT" -> -6 * Ticks.HOUR;
            case "MST", "PDT" -> -7 * Ticks.HOUR;
            case "PST" -> -8 * Ticks.HOUR;
            default -> 0;
        };
    }

    /** The ticks of a timespan: {@code 1.5h}, {@code 3.04:05:06.7}, {@code 40 seconds}; a bare number counts days. */
    public static OptionalLong timespan(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 64) {
            return OptionalLong.empty();
        }
        try {
            Matcher span = SPAN.matcher(trimmed);
            if (span.matches()) {
                long hours = Long.parseLong(span.group(3));
                long minutes = Long.parseLong(span.group(4));
                long seconds = span.group(5) == null ? 0 : Long.parseLong(span.group(5));
                if (hours > 23 || minutes > 59 || seconds > 59) {
                    return OptionalLong.empty();
                }
                long days = span.group(2) == null ? 0 : Long.parseLong(span.group(2));
                long fraction = span.group(6) == null ? 0 : Long.parseLong((span.group(6) + "0000000").substring(0, 7));
                long clock = hours * Ticks.HOUR + minutes * Ticks.MINUTE + seconds * Ticks.SECOND + fraction;
                long ticks = Math.addExact(Math.multiplyExact(days, Ticks.DAY), clock);
                return OptionalLong.of("-".equals(span.group(1)) ? -ticks : ticks);
            }
            Matcher unit = UNIT.matcher(trimmed);
            if (unit.matches()) {
                long size = unit.group(2).isEmpty() ? Ticks.DAY : unit(unit.group(2));
                return size == 0 ? OptionalLong.empty() : scaled(unit.group(1), size);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    /** A number of units, such as {@code 1.5} of hours, in ticks. */
    public static OptionalLong scaled(String number, long unit) {
        if (number.length() > 40) {
            return OptionalLong.empty();
        }
        BigDecimal factor = new BigDecimal(number);
        if (factor.precision() - factor.scale() > 20 || factor.scale() > 40) {
            return OptionalLong.empty();
        }
        BigDecimal ticks = factor.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.HALF_UP);
        return ticks.toBigInteger().bitLength() > 63 ? OptionalLong.empty() : OptionalLong.of(ticks.longValue());
    }

    /** The ticks of one unit of that name, or 0. */
    public static long unit(String name) {
        return switch (name) {
            case "d", "day", "days" -> Ticks.DAY;
            case "h", "hr", "hrs", "hour", "hours" -> Ticks.HOUR;
            case "m", "min", "minute", "minutes" -> Ticks.MINUTE;
            case "s", "sec", "second", "seconds" -> Ticks.SECOND;
            case "ms", "milli", "millis", "millisec", "millisecond", "milliseconds" -> Ticks.MILLISECOND;
            case "micro", "micros", "microsec", "microsecond", "microseconds" -> Ticks.MICROSECOND;
            case "tick", "ticks" -> 1;
            default -> 0;
        };
    }
}
