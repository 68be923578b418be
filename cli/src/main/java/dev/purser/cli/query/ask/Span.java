package dev.purser.cli.query.ask;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.type.Ticks;
import dev.purser.kql.type.TimeText;
import dev.purser.lake.query.TimeSpan;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A time span as it is given: ISO 8601's duration up to now ({@code P1D}), start and end, start and duration, duration and
 * end ({@code 2026-11-20/P1D}), or Kusto's own word for a stretch up to now ({@code 24h}).
 *
 * @param wire as the Log Analytics API takes it
 */
public record Span(String wire) {
    /**
     * Reads it.
     *
     * @throws CommandException if it is none
     */
    public static Span of(String text) {
        String given = text.strip();
        OptionalLong stretch =
                given.startsWith("P") || given.contains("/") ? OptionalLong.empty() : TimeText.timespan(given);
        Span span = new Span(
                stretch.isPresent()
                        ? Duration.ofNanos(0)
                                .plusSeconds(stretch.getAsLong() / Ticks.SECOND)
                                .plusNanos(stretch.getAsLong() % Ticks.SECOND * 100)
                                .toString()
                        : given);
        span.within(Clock.systemUTC());
        return span;
    }

    /** The span at that moment. */
    public TimeSpan within(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        int slash = wire.indexOf('/');
        try {
            if (slash < 0) {
                return span(before(now, wire), now);
            }
            String left = wire.substring(0, slash);
            String right = wire.substring(slash + 1);
            if (isDuration(left)) {
                LocalDateTime end = moment(right);
                return span(before(end, left), end);
            }
            LocalDateTime start = moment(left);
            return span(start, isDuration(right) ? after(start, right) : moment(right));
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid();
        }
    }

    private TimeSpan span(LocalDateTime from, LocalDateTime to) {
        if (to.isBefore(from) || from.getYear() < 1 || to.getYear() > 9999) {
            throw invalid();
        }
        return new TimeSpan(Ticks.of(from), Ticks.of(to));
    }

    private static boolean isDuration(String text) {
        return text.toUpperCase(Locale.ROOT).startsWith("P");
    }

    private static LocalDateTime before(LocalDateTime end, String duration) {
        return duration.toUpperCase(Locale.ROOT).contains("T")
                        || duration.toUpperCase(Locale.ROOT).endsWith("D")
                ? end.minus(Duration.parse(duration))
                : end.minus(Period.parse(duration));
    }

    private static LocalDateTime after(LocalDateTime start, String duration) {
        return duration.toUpperCase(Locale.ROOT).contains("T")
                        || duration.toUpperCase(Locale.ROOT).endsWith("D")
                ? start.plus(Duration.parse(duration))
                : start.plus(Period.parse(duration));
    }

    private LocalDateTime moment(String text) {
        OptionalLong ticks = TimeText.datetime(text);
        if (ticks.isEmpty()) {
            throw invalid();
        }
        return Ticks.moment(ticks.getAsLong());
    }

    private CommandException invalid() {
        return new CommandException(
                ExitCode.USAGE,
                "not a time span: " + wire,
                "Write 24h, P1D, or start/end such as 2026-11-20/2026-11-21T12:00.");
    }
}
