package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.LakeError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries that meet a limit, or that nobody waits for: they end, the reason is told, and others go on. */
@Timeout(60)
class TestLimits extends AbstractQueryTest {
    /** Never gives a row, and runs for hours. */
    static final String ENDLESS =
            "range a from 1 to 40000000 step 1 | extend k = 1 | join kind=inner (range b from 1 to"
                    + " 40000000 step 1 | extend k = 1) on k | where a + b < 0 | count";
    /** Gives rows at once, and goes on for hours. */
    static final String FLOOD = "Numbers | extend k = 1 | join kind=inner (Numbers | extend k = 1) on k | project n";

    private static AbstractThrowableAssert<?, ?> reason(Runnable query, LakeError reason) {
        return assertThatThrownBy(query::run).isInstanceOfSatisfying(QueryException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.what()).isNotBlank().doesNotContain("SELECT");
        });
    }

    /** Starts a query on another thread. */
    private CompletableFuture<QueryReport> start(QueryRequest request, ResultSink sink) {
        CompletableFuture<QueryReport> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                end.complete(queries.run(request, sink));
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private void awaitActive(int count) {
        while (queries.active() != count || lake.open.get() != Math.min(count, 1)) {
            Thread.onSpinWait();
        }
    }

    private static LakeError ended(CompletableFuture<QueryReport> end) throws Exception {
        try {
            return end.get(30, TimeUnit.SECONDS).broken().orElseThrow().reason();
        } catch (ExecutionException e) {
            return ((QueryException) e.getCause()).reason();
        }
    }

    @Test
    void anAnswerIsCutAtItsRows() {
        queries = with(QueryConfig.DEFAULT.withAnswer(1000, 1 << 20));
        Answer answer = new Answer();
        QueryReport report = queries.run(request("Numbers | project n"), answer);
        assertThat(answer.rows).hasSize(1000);
        assertThat(report.rows()).isEqualTo(1000);
        assertThat(report.broken()).get().satisfies(broken -> {
            assertThat(broken.reason()).isEqualTo(LakeError.QUERY_LIMIT);
            assertThat(broken.what()).contains("1000 rows");
        });
        assertThat(queries.run(request("Numbers | take 1000"), new Answer()).broken())
                .isEmpty();
        assertThat(queries.run(request("Numbers | take 600; Numbers | take 600"), new Answer())
                        .rows())
                .isEqualTo(1000);
    }

    @Test
    void anAnswerIsCutAtItsBytes() {
        queries = with(QueryConfig.DEFAULT.withAnswer(1_000_000, 10_000));
        Answer answer = new Answer();
        QueryReport report = queries.run(request("Numbers | project s"), answer);
        assertThat(String.join("", answer.rows).length()).isBetween(9_000, 10_100);
        assertThat(report.broken())
                .get()
                .satisfies(broken -> assertThat(broken.what()).contains("10000 bytes"));
    }

    @Test
    void aQueryEndsAtItsTime() {
        reason(() -> ask(request(ENDLESS, Duration.ofMillis(300))), LakeError.QUERY_TIMEOUT);
        assertThat(ask("print 1").rows).containsExactly("1");
    }

    @Test
    void noQueryMayAskForMoreThanTheLongestTime() {
        queries = with(QueryConfig.DEFAULT.withTimeout(Duration.ofMillis(200), Duration.ofMillis(300)));
        reason(() -> ask(request(ENDLESS, Duration.ofHours(1))), LakeError.QUERY_TIMEOUT);
        reason(() -> ask(ENDLESS), LakeError.QUERY_TIMEOUT);
    }

    @Test
    void aQueryThatGivesRowsEndsAtItsTimeWithThem() {
        Answer answer = new Answer();
        queries = with(QueryConfig.DEFAULT.withAnswer(Long.MAX_VALUE, Long.MAX_VALUE));
        ResultSink counting = new ResultSink() {
            @Override
            public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) {
                answer.table(name, columns, render);
            }

            @Override
            public void row(ResultRow row) {}
        };
        QueryReport report = queries.run(request(FLOOD, Duration.ofMillis(500)), counting);
        assertThat(report.rows()).isPositive();
        assertThat(report.broken())
                .get()
                .satisfies(broken -> assertThat(broken.reason()).isEqualTo(LakeError.QUERY_TIMEOUT));
    }

    @Test
    void aRunningQueryIsCancelled() throws Exception {
        QueryRequest request = request(ENDLESS);
        CompletableFuture<QueryReport> end = start(request, new Answer());
        awaitActive(1);
        assertThat(queries.cancel(request.id())).isTrue();
        assertThat(ended(end)).isEqualTo(LakeError.QUERY_CANCELLED);
        assertThat(queries.cancel(request.id())).isFalse();
        assertThat(queries.cancel(UUID.randomUUID())).isFalse();
    }

    @Test
    void aQueryIsCancelledWhileItGivesRows() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Answer answer = new Answer() {
            @Override
            public void row(ResultRow row) {
                first.countDown();
            }
        };
        queries = with(QueryConfig.DEFAULT.withAnswer(Long.MAX_VALUE, Long.MAX_VALUE));
        QueryRequest request = request(FLOOD);
        CompletableFuture<QueryReport> end = start(request, answer);
        first.await();
        assertThat(queries.cancel(request.id())).isTrue();
        assertThat(ended(end)).isEqualTo(LakeError.QUERY_CANCELLED);
    }

    @Test
    void aCancelAtAnyMomentEndsAQueryAndNothingElse() throws Exception {
        queries = with(QueryConfig.DEFAULT.withAnswer(Long.MAX_VALUE, Long.MAX_VALUE));
        for (int i = 0; i < 100; i++) {
            QueryRequest request =
                    request(i % 3 == 0 ? FLOOD : i % 3 == 1 ? ENDLESS : "Numbers | sort by s | project n");
            CompletableFuture<QueryReport> end = start(request, new Answer() {
                @Override
                public void row(ResultRow row) {}
            });
            long until = System.nanoTime() + i * 300_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            while (!end.isDone() && !queries.cancel(request.id())) {
                Thread.onSpinWait();
            }
            try {
                end.get(30, TimeUnit.SECONDS)
                        .broken()
                        .ifPresent(broken -> assertThat(broken.reason()).isEqualTo(LakeError.QUERY_CANCELLED));
            } catch (ExecutionException e) {
                assertThat(((QueryException) e.getCause()).reason()).isEqualTo(LakeError.QUERY_CANCELLED);
            }
            assertThat(lake.open).hasValue(0);
        }
        assertThat(ask("print 1").rows).containsExactly("1");
    }

    @Test
    void aQueryThatWaitsIsCancelledAtOnce() throws Exception {
        queries = with(QueryConfig.DEFAULT.withRunning(1));
        QueryRequest long1 = request(ENDLESS);
        CompletableFuture<QueryReport> runs = start(long1, new Answer());
        awaitActive(1);
        QueryRequest second = request("print 1");
        CompletableFuture<QueryReport> waits = start(second, new Answer());
        awaitActive(2);
        assertThat(queries.cancel(second.id())).isTrue();
        assertThat(ended(waits)).isEqualTo(LakeError.QUERY_CANCELLED);
        assertThat(runs).isNotDone();
        queries.cancel(long1.id());
        assertThat(ended(runs)).isEqualTo(LakeError.QUERY_CANCELLED);
    }

    @Test
    void aQueryWaitsNoLongerThanTheQueueAllows() throws Exception {
        queries = with(QueryConfig.DEFAULT.withRunning(1).withQueue(1, Duration.ofMillis(200)));
        QueryRequest running = request(ENDLESS);
        CompletableFuture<QueryReport> runs = start(running, new Answer());
        awaitActive(1);
        reason(() -> ask("print 1"), LakeError.QUERY_BUSY);
        queries.cancel(running.id());
        assertThat(ended(runs)).isEqualTo(LakeError.QUERY_CANCELLED);
        assertThat(ask("print 1").rows).containsExactly("1");
    }

    @Test
    void whatFindsTheQueueFullIsRefused() throws Exception {
        queries = with(QueryConfig.DEFAULT.withRunning(1).withQueue(1, Duration.ofMinutes(1)));
        QueryRequest running = request(ENDLESS);
        CompletableFuture<QueryReport> runs = start(running, new Answer());
        awaitActive(1);
        CompletableFuture<QueryReport> waits = start(request("print 1"), new Answer());
        awaitActive(2);
        reason(() -> ask("print 2"), LakeError.QUERY_BUSY);
        queries.cancel(running.id());
        assertThat(ended(runs)).isEqualTo(LakeError.QUERY_CANCELLED);
        assertThat(waits.get(30, TimeUnit.SECONDS).rows()).isEqualTo(1);
    }

    @Test
    void aUserMayAskOnlySoOften() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        queries.close();
        queries = new Queries(
                lake, QueryConfig.DEFAULT.withPerUser(3, Duration.ofSeconds(30)), clock, new SimpleMeterRegistry());
        for (int i = 0; i < 3; i++) {
            ask("print 1");
        }
        now.set(NOW.plusMillis(12_300));
        reason(() -> ask("print 1"), LakeError.QUERY_BUSY);
        assertThatThrownBy(() -> ask("print 1"))
                .isInstanceOfSatisfying(
                        QueryException.class, busy -> assertThat(busy.detail()).containsEntry("retryAfter", 18L));
        QueryRequest other = new QueryRequest(UUID.randomUUID(), "print 1", TimeSpan.ALL, Optional.empty(), "another");
        assertThat(ask(other).rows).hasSize(1);
        now.set(NOW.plusSeconds(30));
        assertThat(ask("print 1").rows).hasSize(1);
    }

    @Test
    void whoeverIsInterruptedCancels() throws Exception {
        AtomicReference<LakeError> reason = new AtomicReference<>();
        Thread asker = Thread.ofVirtual().start(() -> {
            try {
                queries.run(request(ENDLESS), new Answer());
            } catch (QueryException e) {
                reason.set(e.reason());
            }
        });
        awaitActive(1);
        asker.interrupt();
        asker.join();
        assertThat(reason).hasValue(LakeError.QUERY_CANCELLED);
    }

    @Test
    void aSinkThatNobodyReadsCancels() {
        ResultSink gone = new ResultSink() {
            @Override
            public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) {}

            @Override
            public void row(ResultRow row) throws IOException {
                throw new IOException("connection reset");
            }
        };
        QueryReport report = queries.run(request(FLOOD), gone);
        assertThat(report.broken())
                .get()
                .satisfies(broken -> assertThat(broken.reason()).isEqualTo(LakeError.QUERY_CANCELLED));
    }

    @Test
    void memoryThatDoesNotDoIsALimitAndTheEngineGoesOn() {
        reason(
                () -> ask(
                        "Numbers | summarize a = make_list(strcat(s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s, s), 1000000) by n % 3"
                                + " | extend l = tostring(a) | extend m = strcat(l, l, l) | sort by m | project m"),
                LakeError.QUERY_LIMIT);
        assertThat(ask("Numbers | count").rows).containsExactly("1000000");
    }

    @Test
    void aLimitThatOnlyTheDataTellIsTold() {
        reason(() -> ask("range a from 1 to toscalar(Numbers | count) * 1000 step 1 | count"), LakeError.QUERY_LIMIT)
                .satisfies(e -> assertThat(((QueryException) e).what())
                        .contains("LIM0005")
                        .contains("rows"));
    }

    @Test
    void closingEndsWhatRunsAndWaits() throws Exception {
        queries = with(QueryConfig.DEFAULT.withRunning(1));
        CompletableFuture<QueryReport> runs = start(request(ENDLESS), new Answer());
        awaitActive(1);
        CompletableFuture<QueryReport> waits = start(request("print 1"), new Answer());
        awaitActive(2);
        queries.close();
        assertThat(ended(runs)).isEqualTo(LakeError.QUERY_CANCELLED);
        assertThat(ended(waits)).isIn(LakeError.QUERY_CANCELLED, LakeError.LAKE_UNAVAILABLE);
        reason(() -> ask("print 1"), LakeError.LAKE_UNAVAILABLE);
    }

    @Test
    void aTimeSpanOfTicksIsNotTheEnd() {
        assertThat(ask(request("Days | count", new TimeSpan(0, Ticks.MAX))).rows)
                .containsExactly("1000");
    }
}
