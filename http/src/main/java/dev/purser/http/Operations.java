package dev.purser.http;

import dev.purser.event.EventIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ties the requests of one push or one pull together: requests of one caller from one address about one repository, in
 * one direction, with no long pause between them, are one operation.
 *
 * <p>Bounded: when the table is full, what has paused longest ago goes first. Thread-safe.
 */
final class Operations {
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final int MOST = 4096;

    private record Key(String caller, String address, String repository, boolean writes) {}

    private static final class Running {
        private final String id;
        private volatile long lastMillis;

        private Running(String id, long lastMillis) {
            this.id = id;
            this.lastMillis = lastMillis;
        }
    }

    private final Clock clock;
    private final Map<Key, Running> running = new ConcurrentHashMap<>();

    Operations(Clock clock) {
        this.clock = clock;
    }

    /** The id of the operation that a request belongs to. */
    String of(String caller, String address, String repository, boolean writes) {
        long now = clock.millis();
        Key key = new Key(caller, address, repository, writes);
        Running found = running.get(key);
        if (found == null || now - found.lastMillis > PAUSE.toMillis()) {
            if (running.size() >= MOST) {
                forget(now);
            }
            found = running.compute(
                    key,
                    (same, other) -> other == null || now - other.lastMillis > PAUSE.toMillis()
                            ? new Running(
                                    EventIds.next(Instant.ofEpochMilli(now)).toString(), now)
                            : other);
        }
        found.lastMillis = now;
        return found.id;
    }

    int size() {
        return running.size();
    }

    private void forget(long now) {
        running.values().removeIf(one -> now - one.lastMillis > PAUSE.toMillis());
        long bound = PAUSE.toMillis();
        while (running.size() >= MOST) {
            bound /= 2;
            long oldest = bound;
            running.values().removeIf(one -> now - one.lastMillis >= oldest);
        }
    }
}
