package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Ticks;
import dev.purser.kql.type.TimeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.OptionalLong;

/** Datetimes and timespans. */
final class Dates {
    private static final long WEEK = 7 * Ticks.DAY;

    private Dates() {}

    static void register() {
        for (String unit : new String[] {"day", "week", "month", "year"}) {
            add("startof" + unit, "lL", 'l', a -> start(unit, (Long) a[0], a[1] == null ? 0 : (Long) a[1]));
            add("endof" + unit, "lL", 'l', a -> end(unit, (Long) a[0], a[1] == null ? 0 : (Long) a[1]));
        }
        add("datetime_add", "sll", 'l', a -> plus((String) a[0], (Long) a[1], (Long) a[2]));
        add("datetime_diff", "sll", 'l', a -> difference((String) a[0], (Long) a[1], (Long) a[2]));
        add("datetime_part", "sl", 'l', a -> part((String) a[0], (Long) a[1]));
        add("format_datetime", "ls", 's', a -> Formats.datetime((Long) a[0], (String) a[1]));
        add("format_timespan", "ls", 's', a -> Formats.timespan((Long) a[0], (String) a[1]));
        add("make_datetime", "dddddd", 'l', Dates::make);
        add("make_timespan", "dddd", 'l', Dates::makeTimespan);
        add("todatetime", "s", 'l', a -> boxed(TimeText.datetime((String) a[0])));
        add("totimespan", "s", 'l', a -> bare((String) a[0]) ? null : boxed(TimeText.timespan((String) a[0])));
        add("datetime_text", "l", 's', a -> Ticks.datetime((Long) a[0]));
        add("timespan_text", "l", 's', a -> Ticks.timespan((Long) a[0]));
        add("datetime_utc_to_local", "ls", 'l', a -> zoned((Long) a[0], (String) a[1], true));
        add("datetime_local_to_utc", "ls", 'l', a -> zoned((Long) a[0], (String) a[1], false));
    }

    private static Long boxed(OptionalLong ticks) {
        return ticks.isPresent() ? ticks.getAsLong() : null;
    }

    private static Long bounded(long ticks) {
        return ticks < 0 || ticks > Ticks.MAX ? null : ticks;
    }

    private static Long start(String unit, long ticks, long offset) {
        LocalDate day = Ticks.moment(ticks).toLocalDate();
        return switch (unit) {
            case "day" -> bounded(ticks - ticks % Ticks.DAY + Math.multiplyExact(offset, Ticks.DAY));
            case "week" -> bounded((ticks + Ticks.DAY) / WEEK * WEEK - Ticks.DAY + Math.multiplyExact(offset, WEEK));
            case "month" -> bounded(Ticks.ofDay(day.withDayOfMonth(1).plusMonths(offset)));
            default -> bounded(Ticks.ofDay(day.withDayOfYear(1).plusYears(offset)));
        };
    }

    private static Long end(String unit, long ticks, long offset) {
        Long start = start(unit, ticks, offset);
        if (start == null) {
            return null;
        }
        LocalDate day = Ticks.moment(start).toLocalDate();
        long next = switch (unit) {
            case "day" -> start + Ticks.DAY;
            case "week" -> start + WEEK;
            case "month" -> Ticks.ofDay(day.plusMonths(1));
            default -> Ticks.ofDay(day.plusYears(1));
        };
        return Math.min(next - 1, Ticks.MAX);
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "week" -> WEEK;
            case "day" -> Ticks.DAY;
            case "hour" -> Ticks.HOUR;
            case "minute" -> Ticks.MINUTE;
            case "second" -> Ticks.SECOND;
            case "millisecond" -> Ticks.MILLISECOND;
            case "microsecond" -> Ticks.MICROSECOND;
            default -> 0;
        };
    }

    private static Long plus(String unit, long count, long ticks) {
        if (unit.equals("nanosecond")) {
            return bounded(Math.addExact(ticks, count / 100));
        }
        long size = unit(unit);
        if (size > 0) {
            return bounded(Math.addExact(ticks, Math.multiplyExact(size, count)));
        }
        LocalDateTime at = Ticks.moment(ticks);
        LocalDateTime moved = switch (unit) {
            case "year" -> at.plusYears(count);
            case "quarter" -> at.plusMonths(Math.multiplyExact(count, 3L));
            default -> at.plusMonths(count);
        };
        return bounded(Ticks.of(moved));
    }

    private static Long difference(String unit, long a, long b) {
        LocalDateTime x = Ticks.moment(a);
        LocalDateTime y = Ticks.moment(b);
        long months = (x.getYear() - y.getYear()) * 12L + x.getMonthValue() - y.getMonthValue();
        return switch (unit) {
            case "year" -> (long) x.getYear() - y.getYear();
            case "quarter" ->
                (x.getYear() - y.getYear()) * 4L + (x.getMonthValue() - 1) / 3 - (y.getMonthValue() - 1) / 3;
            case "month" -> months;
            case "week" -> (a + Ticks.DAY) / WEEK - (b + Ticks.DAY) / WEEK;
            case "nanosecond" -> Math.multiplyExact(a - b, 100L);
            default -> a / unit(unit) - b / unit(unit);
        };
    }

    private static Long part(String part, long ticks) {
        LocalDateTime at = Ticks.moment(ticks);
        return switch (part) {
            case "year" -> (long) at.getYear();
            case "quarter" -> (long) (at.getMonthValue() - 1) / 3 + 1;
            case "month" -> (long) at.getMonthValue();
            case "week_of_year" -> (long) at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case "day" -> (long) at.getDayOfMonth();
            case "dayofyear" -> (long) at.getDayOfYear();
            case "hour" -> (long) at.getHour();
            case "minute" -> (long) at.getMinute();
            case "second" -> (long) at.getSecond();
            case "millisecond" -> (long) at.getNano() / 1_000_000;
            case "microsecond" -> (long) at.getNano() / 1000;
            default -> (long) at.getNano();
        };
    }

    private static Long make(Object[] a) {
        BigDecimal seconds = BigDecimal.valueOf((Double) a[5]);
        long fraction = seconds.remainder(BigDecimal.ONE)
                .movePointRight(7)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDateTime at =
                LocalDateTime.of(whole(a[0]), whole(a[1]), whole(a[2]), whole(a[3]), whole(a[4]), seconds.intValue());
        return bounded(Ticks.of(at) + fraction);
    }

    private static int whole(Object number) {
        double value = (Double) number;
        if (value != Math.rint(value)) {
            throw new DateTimeException("not whole");
        }
        return (int) value;
    }

    private static Long makeTimespan(Object[] a) {
        double seconds = (Double) a[3];
        double hours = (Double) a[1];
        double minutes = (Double) a[2];
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds >= 60) {
            return null;
        }
        BigDecimal ticks = BigDecimal.valueOf(seconds).movePointRight(7).setScale(0, RoundingMode.HALF_UP);
        long days = Math.multiplyExact((long) (double) (Double) a[0], Ticks.DAY);
        return Math.addExact(days, (long) hours * Ticks.HOUR + (long) minutes * Ticks.MINUTE + ticks.longValueExact());
    }

    private static Long zoned(long ticks, String zone, boolean toLocal) {
        ZoneId id = ZoneId.of(zone);
        LocalDateTime at = Ticks.moment(ticks);
        if (toLocal) {
            return bounded(
                    Ticks.of(at.atOffset(ZoneOffset.UTC).atZoneSameInstant(id).toLocalDateTime()));
        }
        // A local time that the clocks have skipped is taken by what they show behind the gap.
        ZoneOffsetTransition skipped = id.getRules().getTransition(at);
        ZoneOffset offset = skipped != null && skipped.isGap()
                ? skipped.getOffsetAfter()
                : at.atZone(id).getOffset();
        return bounded(ticks - offset.getTotalSeconds() * Ticks.SECOND);
    }

    /** A fraction without a unit is no timespan in a text. */
    private static boolean bare(String text) {
        return text.indexOf('.') >= 0 && text.chars().noneMatch(c -> c == ':' || Character.isLetter(c));
    }
}
