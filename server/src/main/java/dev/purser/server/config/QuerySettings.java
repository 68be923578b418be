package dev.purser.server.config;

import dev.purser.lake.query.QueryConfig;
import java.time.Duration;
import java.util.List;

/**
 * What queries over the record may ask for.
 *
 * @param rows of one answer
 * @param bytes of one answer's values
 * @param time how long one runs that does not ask for less or more
 * @param longest how long one may ask to run
 * @param running how many run at once
 * @param queued how many more wait
 * @param queueTime how long one waits
 * @param perUser how many one user may begin within the user's window
 * @param userWindow the stretch that {@code perUser} means
 */
public record QuerySettings(
        int rows,
        long bytes,
        Duration time,
        Duration longest,
        int running,
        int queued,
        Duration queueTime,
        int perUser,
        Duration userWindow) {
    static final Setting<Integer> ROWS = Setting.of(
            "lake.query-rows",
            ValueTypes.integer(1, 100_000_000),
            "500000",
            "How many rows one answer has at most; one that would have more ends there and says so. The default is Azure's,"
                    + " as are the others of this group.");
    static final Setting<Long> BYTES = Setting.of(
            "lake.query-bytes",
            ValueTypes.size("1KiB", "1TiB"),
            "64MiB",
            "About how many bytes the values of one answer have at most.");
    static final Setting<Duration> TIME = Setting.of(
            "lake.query-time",
            ValueTypes.time("100ms", "1d"),
            "3m",
            "How long a query runs that does not say how long it may.");
    static final Setting<Duration> LONGEST =
            Setting.of("lake.query-longest", ValueTypes.time("100ms", "1d"), "10m", "How long a query may ask to run.");
    static final Setting<Integer> RUNNING = Setting.of(
            "lake.query-running", ValueTypes.integer(1, 1_000), "5", "How many queries run at once; others wait.");
    static final Setting<Integer> QUEUED = Setting.of(
            "lake.query-queued", ValueTypes.integer(0, 100_000), "200", "How many queries wait; others are refused.");
    static final Setting<Duration> QUEUE_TIME = Setting.of(
            "lake.query-queue-time",
            ValueTypes.time("100ms", "1d"),
            "3m",
            "How long a query waits before it is refused.");
    static final Setting<Integer> PER_USER = Setting.of(
            "lake.query-per-user",
            ValueTypes.integer(1, 1_000_000),
            "200",
            "How many queries one caller may begin within lake.query-user-window.");
    static final Setting<Duration> USER_WINDOW = Setting.of(
            "lake.query-user-window",
            ValueTypes.time("1s", "1d"),
            "30s",
            "The stretch of time that lake.query-per-user means.");
    static final List<Setting<?>> ALL =
            List.of(ROWS, BYTES, TIME, LONGEST, RUNNING, QUEUED, QUEUE_TIME, PER_USER, USER_WINDOW);

    static QuerySettings from(Values values) {
        QuerySettings query = new QuerySettings(
                values.get(ROWS),
                values.get(BYTES),
                values.get(TIME),
                values.get(LONGEST),
                values.get(RUNNING),
                values.get(QUEUED),
                values.get(QUEUE_TIME),
                values.get(PER_USER),
                values.get(USER_WINDOW));
        if (query.longest().compareTo(query.time()) < 0) {
            values.report(LONGEST, "is shorter than lake.query-time", "make it at least as long");
        }
        return query;
    }

    /** What queries are run with. */
    public QueryConfig toQueryConfig() {
        return QueryConfig.DEFAULT
                .withRunning(running)
                .withQueue(queued, queueTime)
                .withPerUser(perUser, userWindow)
                .withTimeout(time, longest)
                .withAnswer(rows, bytes);
    }
}
