package dev.purser.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts what passes the door. Labels are drawn from closed sets (operations of the catalogue, classes of status), so the
 * number of series is bounded whatever clients send. Thread-safe.
 */
public final class HttpMetrics {
    /** The names under which the door counts. */
    public enum Name {
        /** Requests answered, by operation and class of status; with their time until the answer was ready. */
        REQUESTS("purser.http.requests"),
        /** Requests without credentials that were asked for some. */
        CHALLENGES("purser.http.challenges"),
        /** Bytes of content handed out, as announced. */
        SENT("purser.http.sent"),
        /** Bytes of content that clients announced. */
        RECEIVED("purser.http.received"),
        /** Transfers that broke off. */
        BROKEN("purser.http.broken");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        /** The meter's name. */
        public String text() {
            return text;
        }
    }

    private record Key(String operation, int statusClass) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> requests = new ConcurrentHashMap<>();
    private final Counter challenges;
    private final Counter sent;
    private final Counter received;
    private final Counter broken;

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        challenges = registry.counter(Name.CHALLENGES.text());
        sent = Counter.builder(Name.SENT.text()).baseUnit("bytes").register(registry);
        received = Counter.builder(Name.RECEIVED.text()).baseUnit("bytes").register(registry);
        broken = registry.counter(Name.BROKEN.text());
    }

    void answered(String operation, int status, long nanos, long bytesIn, long bytesOut) {
        requests.computeIfAbsent(new Key(operation, status / 100), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (bytesIn > 0) {
            received.increment((double) bytesIn);
        }
        if (bytesOut > 0) {
            sent.increment((double) bytesOut);
        }
    }

    void challenged() {
        challenges.increment();
    }

    void brokenOff() {
        broken.increment();
    }

    private Timer timer(Key key) {
        return Timer.builder(Name.REQUESTS.text())
                .tag("operation", key.operation)
                .tag("status", key.statusClass + "xx")
                .register(registry);
    }
}
