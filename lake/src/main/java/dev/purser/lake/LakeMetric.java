package dev.purser.lake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The names under which the lake counts. */
public enum LakeMetric {
    /** Rows that became queryable. */
    ROWS("purser.lake.rows"),
    /** Events taken from the journal. */
    EVENTS("purser.lake.events"),
    /** Durable events that are not queryable yet. */
    LAG_EVENTS("purser.lake.lag.events"),
    /** Seconds between now and the newest queryable event, while there are events that are not. */
    LAG_SECONDS("purser.lake.lag.seconds"),
    /** Hand-overs of rows from memory to files. */
    FLUSH("purser.lake.flush"),
    /** Several files made one. */
    COMPACTION("purser.lake.compaction"),
    /** Files of all tables. */
    FILES("purser.lake.files"),
    /** Bytes of all files. */
    BYTES("purser.lake.bytes"),
    /** Events that could not be decoded, or whose rows could not be made. */
    UNREADABLE("purser.lake.unreadable"),
    /** Attempts to write rows or files that failed and are repeated. */
    FAILURES("purser.lake.failures"),
    /** Rows given directly that were dropped, because too many waited or they were malformed. */
    DROPPED("purser.lake.dropped");

    private final String id;

    LakeMetric(String id) {
        this.id = id;
    }

    /** The meter's name. */
    public String id() {
        return id;
    }

    public Counter counter(MeterRegistry metrics) {
        return metrics.counter(id);
    }

    public Timer timer(MeterRegistry metrics) {
        return metrics.timer(id);
    }

    public void gauge(MeterRegistry metrics, Supplier<Number> value) {
        Gauge.builder(id, value).register(metrics);
    }
}
