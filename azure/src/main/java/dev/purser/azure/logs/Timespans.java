package dev.purser.azure.logs;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.TimeSpan;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads time spans as Azure's clients spell them (ISO 8601): a duration, which ends now; start and end; start and
 * duration; duration and end. Moments without an offset are UTC, seconds may be missing, and years may have nine digits:
 * what lies outside of Kusto's years is taken for no bound.
 */
final class Timespans {
    private static final int LONGEST = 200;
    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900);

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Timespans() {}

    /**
     * @throws dev.purser.event.PurserException {@link LogsError#LOGS_TIMESPAN_INVALID}
     */
    static TimeSpan read(String text, Clock clock) {
        if (text.length() > LONGEST) {
            throw LogsError.LOGS_TIMESPAN_INVALID.because("longer than " + LONGEST + " characters");
        }
        String whole = text.strip();
        int slash = whole.indexOf('/');
        if (slash < 0) {
            long now = Ticks.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            // What happened within the tick that has just begun is past already.
            return new TimeSpan(minus(now, duration(whole, text)), now + 1);
        }
        String left = whole.substring(0, slash).strip();
        String right = whole.substring(slash + 1).strip();
        if (isDuration(left)) {
            long to = end(right, text);
            return new TimeSpan(to == Long.MAX_VALUE ? Long.MIN_VALUE : minus(to, duration(left, text)), to);
        }
        long from = start(left, text);
        long to = isDuration(right) ? plus(from, duration(right, text)) : end(right, text);
        if (to < from) {
            throw LogsError.LOGS_TIMESPAN_INVALID.because("it ends before it starts: " + text);
        }
        return new TimeSpan(from, to);
    }

    private static boolean isDuration(String text) {
        return !text.isEmpty() && (text.charAt(0) == 'P' || text.charAt(0) == 'p');
    }

    private static long duration(String text, String all) {
        return IsoDuration.ticks(text).orElseThrow(() -> invalid(all));
    }

    private static long minus(long moment, long length) {
        return length >= moment ? Long.MIN_VALUE : moment - length;
    }

    private static long plus(long moment, long length) {
        return moment == Long.MIN_VALUE || length >= Ticks.MAX - moment ? Long.MAX_VALUE : moment + length;
    }

    private static long start(String text, String all) {
        LocalDateTime at = moment(text, all);
        return at.isBefore(FIRST) ? Long.MIN_VALUE : at.isAfter(LAST) ? Ticks.MAX : Ticks.of(at);
    }

    private static long end(String text, String all) {
        LocalDateTime at = moment(text, all);
        return at.isBefore(FIRST) ? 0 : at.isAfter(LAST) ? Long.MAX_VALUE : Ticks.of(at);
    }

    private static LocalDateTime moment(String text, String all) {
        try {
            // A plus sign of an offset that was put into a URL as it stood arrives as a space.
            int space = text.lastIndexOf(' ');
            String mended = space > text.indexOf('T') && text.indexOf('T') > 0
                    ? text.replace(' ', '+')
                    : text.replace(' ', 'T');
            TemporalAccessor read =
                    MOMENT.parseBest(mended, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (read) {
                case OffsetDateTime offset -> utc(offset);
                case LocalDateTime local -> local;
                default -> LocalDate.from(read).atStartOfDay();
            };
        } catch (DateTimeException unreadable) {
            throw invalid(all);
        }
    }

    /** The last moments of Java's own time have no twin in UTC; they are no bound in any offset. */
    private static LocalDateTime utc(OffsetDateTime moment) {
        boolean far = moment.getYear() < 0 || moment.getYear() > LAST.getYear() + 1;
        return (far ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC)).toLocalDateTime();
    }

    private static RuntimeException invalid(String text) {
        return LogsError.LOGS_TIMESPAN_INVALID.because("no time span: " + text);
    }
}
