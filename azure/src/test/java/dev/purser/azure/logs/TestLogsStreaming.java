package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Outcome;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.ValuesRow;
import dev.purser.testkit.process.Polling;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large answers, late failures, and clients that go away. */
class TestLogsStreaming {
    private static final String LONG_TEXT = "x".repeat(1000);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private LogsHarness logs;

    @BeforeEach
    void open() {
        logs = new LogsHarness(folder);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private static void begin(ResultSink sink) throws IOException {
        sink.table("PrimaryResult", List.of(new BoundQuery.Column("t", KustoType.STRING)), Optional.empty());
    }

    private static void rows(ResultSink sink, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            sink.row(new ValuesRow(LONG_TEXT));
        }
    }

    @Test
    void aSmallAnswerHasALengthAndALargeOneIsSentWhileItIsMade() {
        logs.queries.behaviour = (request, sink) -> {
            begin(sink);
            rows(sink, 5000);
            return FakeQueries.report(5000, Optional.empty());
        };
        Answer large = logs.query("Events");
        assertThat(large.length()).isEqualTo(-1);
        assertThat(LogsHarness.json(large).at("/tables/0/rows")).hasSize(5000);
        logs.queries.behaviour = (request, sink) -> {
            begin(sink);
            rows(sink, 500);
            return FakeQueries.report(500, Optional.empty());
        };
        Answer small = logs.query("Events");
        assertThat(small.length()).isPositive();
        assertThat(LogsHarness.json(small).at("/tables/0/rows")).hasSize(500);
    }

    @Test
    void theQueryWaitsForASlowReader() throws Exception {
        AtomicInteger given = new AtomicInteger();
        logs.queries.behaviour = (request, sink) -> {
            begin(sink);
            for (int i = 0; i < 20_000; i++) {
                sink.row(new ValuesRow(LONG_TEXT));
                given.incrementAndGet();
            }
            return FakeQueries.report(20_000, Optional.empty());
        };
        Answer answer = logs.query("Events");
        int most = (AnswerPipe.HELD + (128 << 10)) / 1000;
        assertThat(given.get()).isLessThan(most);
        AtomicInteger sent = new AtomicInteger();
        ((Answer.Streamed) answer.body()).writer().write(new OutputStream() {
            @Override
            public void write(int one) {
                throw new IllegalStateException("one byte");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                int taken = sent.addAndGet(length) / 1000;
                assertThat(given.get() - taken).isLessThan(3 * most);
            }
        });
        assertThat(given.get()).isEqualTo(20_000);
        assertThat(sent.get()).isGreaterThan(20_000_000);
    }

    @Test
    void aFailureBehindTheFirstRowsStandsAtTheEndOfWhatIsStillJson() {
        for (RuntimeException late : List.of(
                QueryException.of(LakeError.QUERY_TIMEOUT, "it took too long"), new IllegalStateException("a bug"))) {
            logs.queries.behaviour = (request, sink) -> {
                begin(sink);
                rows(sink, 5000);
                throw late;
            };
            Answer answer = logs.query("Events");
            assertThat(answer.status()).isEqualTo(200);
            JsonNode all = LogsHarness.json(answer);
            assertThat(all.at("/tables/0/rows").size()).isBetween(1000, 5000);
            assertThat(all.at("/error/code").asText()).isEqualTo("PartialError");
            assertThat(all.toString()).doesNotContain("a bug");
        }
    }

    @Test
    void aFailureBeforeTheFirstMegabyteIsAnsweredAsOne() {
        logs.queries.behaviour = (request, sink) -> {
            begin(sink);
            rows(sink, 500);
            throw QueryException.of(LakeError.QUERY_TIMEOUT, "it took too long");
        };
        assertThat(logs.query("Events").status()).isEqualTo(504);
    }

    @Test
    void aClientThatGoesAwayBeforeTheFirstRowsCancelsItsQuery() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        logs.queries.behaviour = (request, sink) -> {
            running.countDown();
            throw logs.queries.awaitCancel(request);
        };
        Leaving client = new Leaving();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> logs.send(
                "POST",
                LogsHarness.QUERY,
                "{\"query\":\"Events\"}",
                client,
                Headers.of("Authorization", logs.admin(), "Content-Type", "application/json")));
        assertThat(running.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        client.leave();
        assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(499);
        Polling.until("cancelled", SOON, () -> !logs.queries.cancelled.isEmpty());
        assertThat(logs.recorded().getLast().outcome().result()).isEqualTo(Outcome.Result.FAILURE);
        assertThat(logs.recorded().getLast().outcome().errorCode()).contains("QUERY_CANCELLED");
    }

    @Test
    void aClientThatGoesAwayInTheMiddleCancelsItsQuery() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        logs.queries.behaviour = (request, sink) -> {
            begin(sink);
            try {
                rows(sink, 1_000_000);
            } catch (IOException nobodyReads) {
                told.countDown();
                throw nobodyReads;
            }
            return FakeQueries.report(1_000_000, Optional.empty());
        };
        Answer answer = logs.query("Events");
        assertThatThrownBy(() -> ((Answer.Streamed) answer.body()).writer().write(new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("gone");
                    }
                }))
                .isInstanceOf(IOException.class);
        assertThat(told.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
