package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.TimeSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every spelling of a time span that clients were seen to send (reference: azure.md 6.1), and some that are none. */
class TestTimespans {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final long NOW = ticks("2024-06-01T12:00:00");

    private static long ticks(String moment) {
        return Ticks.of(LocalDateTime.parse(moment));
    }

    private static TimeSpan read(String text) {
        return Timespans.read(text, CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H,86400",
        "PT86400.0S,86400",
        "P3DT12H,302400",
        "P1D,86400",
        "PT0.5S,0.5",
        "PT1H30M,5400",
        "P2W,1209600",
        "P1M,2592000",
        "P1Y,31536000",
        "PT0S,0",
        "pt1m,60",
        "' PT1H ',3600",
    })
    void aDurationEndsNow(String text, double seconds) {
        TimeSpan span = read(text);
        assertThat(span.from()).isEqualTo(NOW - (long) (seconds * Ticks.SECOND));
        assertThat(span.to()).isEqualTo(NOW + 1);
    }

    /** {@code QueryTimeInterval} of the Java client leaves seconds out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01T00:00Z/2024-01-02T00:00Z",
                "2024-01-01/2024-01-02",
                "2024-01-01T00:00:00.0000000Z/2024-01-02T00:00:00.000Z",
                "2024-01-01T01:00:00+01:00/2024-01-01T22:00:00-02:00",
                "2024-01-01T01:00:00 01:00/2024-01-02",
                "2024-01-01T00:00:00/2024-01-02T00:00:00",
                "2024-01-01t00:00z/2024-01-02t00:00z",
                "2024-01-01/P1D",
                "2024-01-01T00:00:00Z/PT86400S",
                "2024-01-01T00:00:00Z/PT86400.0S",
                "PT24H/2024-01-02",
                "2024-01-01 00:00:00/2024-01-02 00:00:00",
                " 2024-01-01 / 2024-01-02 "
            })
    void anInterval(String text) {
        assertThat(read(text)).isEqualTo(new TimeSpan(ticks("2024-01-01T00:00:00"), ticks("2024-01-02T00:00:00")));
    }

    /** {@code QueryTimeInterval.ALL} of the Java client. */
    @Test
    void allOfJavasTimeIsUnbounded() {
        assertThat(read("-999999999-01-01T00:00+18:00/+999999999-12-31T23:59:59.999999999-18:00"))
                .isEqualTo(TimeSpan.ALL);
    }

    @Test
    void fractionsAreCutToTicks() {
        assertThat(read("2024-01-01T00:00:00.123456789Z/2024-01-02").from())
                .isEqualTo(ticks("2024-01-01T00:00:00") + 1_234_567);
    }

    @Test
    void whatReachesBeyondKustosYearsIsNoBound() {
        assertThat(read("P99999Y").from()).isEqualTo(Long.MIN_VALUE);
        assertThat(read("0001-01-01/P99999Y").to()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("2024-01-01/+10000-01-01").to()).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-0001-01-01/2024-01-01").from()).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "24h",
                "1d",
                "-PT1H",
                "PT-1H",
                "P1H",
                "PT1D",
                "PT1.5H30M",
                "P1D1Y",
                "PT1H1H",
                "P1.D",
                "P.5D",
                "PT1234567890123S",
                "/",
                "2024-01-01/",
                "/2024-01-01",
                "2024-01-02/2024-01-01",
                "2024-13-01/2024-12-31",
                "2024-01-01",
                "P1D/P1D",
                "yesterday/today",
                "2024-01-01/2024-01-02/2024-01-03"
            })
    void whatIsNoTimeSpanIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        why -> assertThat(why.error()).isEqualTo(LogsError.LOGS_TIMESPAN_INVALID));
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            TimeSpan span = read(text);
            assertThat(span.from()).isLessThanOrEqualTo(span.to());
        } catch (PurserException why) {
            assertThat(why.error()).isEqualTo(LogsError.LOGS_TIMESPAN_INVALID);
        }
    }
}
