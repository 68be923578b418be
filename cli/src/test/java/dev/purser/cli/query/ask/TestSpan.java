package dev.purser.cli.query.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.cli.CommandException;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.TimeSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSpan {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "24h, 2026-11-20T12:00, 2026-11-21T12:00",
        "P1D, 2026-11-20T12:00, 2026-11-21T12:00",
        "PT30M, 2026-11-21T11:30, 2026-11-21T12:00",
        "1.5h, 2026-11-21T10:30, 2026-11-21T12:00",
        "P1W, 2026-11-14T12:00, 2026-11-21T12:00",
        "2026-11-20/2026-11-21T12:00Z, 2026-11-20T00:00, 2026-11-21T12:00",
        "2026-11-20/P1D, 2026-11-20T00:00, 2026-11-21T00:00",
        "PT1H/2026-11-20T01:00:00Z, 2026-11-20T00:00, 2026-11-20T01:00",
    })
    void everySpelling(String text, String from, String to) {
        TimeSpan span = Span.of(text).within(NOW);
        assertThat(Ticks.moment(span.from())).hasToString(from);
        assertThat(Ticks.moment(span.to())).hasToString(to);
    }

    @Test
    void kustosWordsGoOverTheWireAsIso() {
        assertThat(Span.of("1d").wire()).isEqualTo("PT24H");
        assertThat(Span.of("90s").wire()).isEqualTo("PT1M30S");
        assertThat(Span.of("P7D").wire()).isEqualTo("P7D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-11-21/2026-11-20", "P", "PT", "2026-13-01/P1D", "P99999999D", "/", "1h/2h"
            })
    void whatIsNoneIsSaid(String text) {
        assertThatThrownBy(() -> Span.of(text))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("time span");
    }
}
