package dev.purser.lake.query;

import dev.purser.kql.schema.Limits;
import java.time.Duration;

/**
 * What queries may ask for. The defaults are Azure's.
 *
 * @param running how many run at once
 * @param queued how many more wait; further ones are refused
 * @param queueTime how long one waits before it is refused
 * @param perUser how many one user may begin within {@code perUserTime}
 * @param perUserTime the stretch that {@code perUser} means
 * @param timeout how long one runs where it does not say
 * @param longest how long one may ask to run
 * @param rows of one answer, all its tables together
 * @param bytes of the values of one answer, about
 * @param limits what one text may ask for
 */
public record QueryConfig(
        int running,
        int queued,
        Duration queueTime,
        int perUser,
        Duration perUserTime,
        Duration timeout,
        Duration longest,
        long rows,
        long bytes,
        Limits limits) {
    public static final QueryConfig DEFAULT = new QueryConfig(
            5,
            200,
            Duration.ofMinutes(3),
            200,
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            500_000,
            64L << 20,
            Limits.DEFAULT);

    public QueryConfig {
        if (running < 1 || queued < 0 || perUser < 1 || rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit of nothing");
        }
    }

    /** At most {@link #longest}. */
    Duration timeout(QueryRequest request) {
        Duration asked = request.timeout().orElse(timeout);
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    public QueryConfig withRunning(int most) {
        return new QueryConfig(most, queued, queueTime, perUser, perUserTime, timeout, longest, rows, bytes, limits);
    }

    public QueryConfig withQueue(int most, Duration time) {
        return new QueryConfig(running, most, time, perUser, perUserTime, timeout, longest, rows, bytes, limits);
    }

    public QueryConfig withPerUser(int most, Duration time) {
        return new QueryConfig(running, queued, queueTime, most, time, timeout, longest, rows, bytes, limits);
    }

    public QueryConfig withTimeout(Duration usual, Duration most) {
        return new QueryConfig(running, queued, queueTime, perUser, perUserTime, usual, most, rows, bytes, limits);
    }

    public QueryConfig withAnswer(long mostRows, long mostBytes) {
        return new QueryConfig(
                running, queued, queueTime, perUser, perUserTime, timeout, longest, mostRows, mostBytes, limits);
    }
}
