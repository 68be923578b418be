package dev.purser.lake.query;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.LakeError;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers questions. Each runs on a thread of its own pool, on a snapshot of its own, within the limits of its
 * {@link QueryConfig}; whatever its text and however it ends, its statement, connection and snapshot are closed before
 * its asker is told. Thread-safe.
 */
public final class Queries implements AutoCloseable {
    /** Binding and the engine's planner recur as deep as a query nests. */
    private static final long STACK = 16L << 20;

    private final SnapshotSource source;
    private final QueryConfig config;
    private final Clock clock;
    private final UserRates rates;
    private final QueryMetrics metrics;
    private final SecondTries secondTries = new SecondTries();
    private final ThreadPoolExecutor pool;
    private final Map<UUID, QueryTask<?>> tasks = new ConcurrentHashMap<>();

    /** @param clock the moment of {@code now()}, and of the rates per user */
    public Queries(SnapshotSource source, QueryConfig config, Clock clock, MeterRegistry meters) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.rates = new UserRates(config.perUser(), config.perUserTime(), clock);
        BlockingQueue<Runnable> queue =
                config.queued() == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(config.queued());
        // Platform threads: the engine is called through JNI, which would pin a virtual thread's carrier.
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("query-", 0).stackSize(STACK).factory();
        this.pool = new ThreadPoolExecutor(config.running(), config.running(), 30, TimeUnit.SECONDS, queue, threads);
        pool.allowCoreThreadTimeOut(true);
        this.metrics = new QueryMetrics(meters, pool);
    }

    /**
     * Answers a question; waits until the answer is whole or broken. An interrupt of the caller cancels it.
     *
     * @throws QueryException if there is no row to give: what is wrong with the text, or which limit was met
     * @throws dev.purser.event.PurserException {@code LAKE_UNAVAILABLE} if there are no tables
     * @throws IllegalArgumentException if a query of that id is running
     */
    public QueryReport run(QueryRequest request, ResultSink sink) {
        long start = System.nanoTime();
        try {
            QueryReport report = submit(request, run -> run.of().run(sink, run.waited()));
            metrics.ended(report.broken(), System.nanoTime() - start);
            return report;
        } catch (QueryException e) {
            metrics.ended(Optional.of(e), System.nanoTime() - start);
            throw e;
        }
    }

    /**
     * What {@link #run} would do. Waits its turn as a query does, and asks the engine only where the columns of the answer
     * depend on data.
     *
     * @throws QueryException as {@link #run}
     */
    public Explanation explain(QueryRequest request) {
        return submit(request, run -> run.of().explain());
    }

    /** A run about to begin, and how long it had to wait. */
    private record Started(QueryRun of, Duration waited) {}

    private <T> T submit(QueryRequest request, Function<Started, T> work) {
        rates.count(request.user());
        long asked = System.nanoTime();
        long moment = now();
        QueryTask<T> task = new QueryTask<>(running -> {
            Duration waited = Duration.ofNanos(System.nanoTime() - asked);
            return secondTries.run(running, () -> {
                try (Snapshot snapshot = ScopedSnapshot.of(source.take(), request)) {
                    return work.apply(new Started(new QueryRun(running, config, snapshot, request, moment), waited));
                }
            });
        });
        if (tasks.putIfAbsent(request.id(), task) != null) {
            throw new IllegalArgumentException("a query of this id is running");
        }
        try {
            admit(task);
            return task.result(config.queueTime(), config.timeout(request), () -> pool.remove(task));
        } finally {
            tasks.remove(request.id());
        }
    }

    private void admit(QueryTask<?> task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            throw pool.isShutdown()
                    ? closing()
                    : QueryException.busy(
                            config.running() + " queries are running and " + config.queued() + " are waiting",
                            QueryTask.TURN);
        }
        if (task.running().stopped()) {
            // It was cancelled before it was in the queue.
            task.end(() -> pool.remove(task));
        }
    }

    private static QueryException closing() {
        return QueryException.of(LakeError.LAKE_UNAVAILABLE, "the lake is closing");
    }

    private long now() {
        return Ticks.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /**
     * Ends a query that runs or waits, as soon as can be.
     *
     * @return whether there is one of that id
     */
    public boolean cancel(UUID id) {
        QueryTask<?> task = tasks.get(id);
        if (task == null) {
            return false;
        }
        task.running().stop(LakeError.QUERY_CANCELLED, "it was cancelled");
        task.end(() -> pool.remove(task));
        return true;
    }

    /** The tables and functions as they are now, for those who complete and check texts. */
    public Catalog schema() {
        try (Snapshot snapshot = source.take()) {
            return new Catalog(snapshot.schema(), Map.of(), now(), config.limits(), Optional.empty())
                    .withFunctions(snapshot.functions());
        }
    }

    /** How many run or wait. */
    public int active() {
        return tasks.size();
    }

    /** Cancels what runs and waits, and takes no more. */
    @Override
    public void close() {
        pool.shutdown();
        tasks.keySet().forEach(this::cancel);
        try {
            if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
