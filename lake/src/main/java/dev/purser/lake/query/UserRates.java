package dev.purser.lake.query;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** How often each user has asked lately. Thread-safe; holds only users who did. */
final class UserRates {
    private static final int SWEEP = 1000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, ArrayDeque<Long>> asked = new HashMap<>();

    UserRates(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /**
     * Counts a question.
     *
     * @throws QueryException {@code QUERY_BUSY} if it is one too many
     */
    synchronized void count(String user) {
        long now = clock.millis();
        if (asked.size() > SWEEP) {
            asked.values().removeIf(times -> late(times, now).isEmpty());
        }
        ArrayDeque<Long> times = late(asked.computeIfAbsent(user, _ -> new ArrayDeque<>()), now);
        if (times.size() >= most) {
            throw QueryException.busy(
                    "more than " + most + " queries within " + within.toSeconds() + " seconds",
                    within.minusMillis(now - times.getFirst()));
        }
        times.add(now);
    }

    private ArrayDeque<Long> late(ArrayDeque<Long> times, long now) {
        while (!times.isEmpty() && now - times.getFirst() >= within.toMillis()) {
            times.removeFirst();
        }
        return times;
    }
}
