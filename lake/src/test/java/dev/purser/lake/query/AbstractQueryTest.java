package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Queries over a {@link SmallLake}; after each test nothing may be left open. */
abstract class AbstractQueryTest {
    static final Instant NOW =
            SmallLake.FIRST.plusDays(SmallLake.DAYS - 1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

    @TempDir
    Path folder;

    SmallLake lake;
    Queries queries;

    @BeforeEach
    void open() {
        lake = new SmallLake(folder);
        queries = with(QueryConfig.DEFAULT);
    }

    Queries with(QueryConfig config) {
        return new Queries(lake, config, Clock.fixed(NOW, ZoneOffset.UTC), new SimpleMeterRegistry());
    }

    @AfterEach
    void nothingIsLeftOpen() {
        queries.close();
        assertThat(queries.active()).isZero();
        assertThat(lake.open).hasValue(0);
        assertThat(lake.engine.connected()).isZero();
        lake.close();
    }

    static QueryRequest request(String text) {
        return request(text, TimeSpan.ALL);
    }

    static QueryRequest request(String text, TimeSpan within) {
        return new QueryRequest(UUID.randomUUID(), text, within, Optional.empty(), "user");
    }

    static QueryRequest request(String text, Duration timeout) {
        return new QueryRequest(UUID.randomUUID(), text, TimeSpan.ALL, Optional.of(timeout), "user");
    }

    Answer ask(String text) {
        return ask(request(text));
    }

    Answer ask(QueryRequest request) {
        Answer answer = new Answer();
        QueryReport report = queries.run(request, answer);
        assertThat(report.broken()).isEmpty();
        assertThat(report.rows()).isEqualTo(answer.rows.size());
        return answer;
    }
}
