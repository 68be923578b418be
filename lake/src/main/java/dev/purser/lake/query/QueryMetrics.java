package dev.purser.lake.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Numbers about queries: how many run and wait, how long they take, and how they end. */
final class QueryMetrics {
    private static final String TIME = "purser.query.time";

    private final MeterRegistry meters;

    QueryMetrics(MeterRegistry meters, ThreadPoolExecutor pool) {
        this.meters = meters;
        Gauge.builder("purser.query.running", pool, ThreadPoolExecutor::getActiveCount)
                .description("Queries that run now")
                .register(meters);
        Gauge.builder(
                        "purser.query.queued",
                        pool,
                        executor -> executor.getQueue().size())
                .description("Queries that wait for their turn")
                .register(meters);
    }

    void ended(Optional<QueryException> broken, long nanos) {
        String outcome = broken.map(reason -> reason.reason().name().toLowerCase(Locale.ROOT))
                .orElse("ok");
        Timer.builder(TIME)
                .description("From the question to the end of its answer")
                .tag("outcome", outcome)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
