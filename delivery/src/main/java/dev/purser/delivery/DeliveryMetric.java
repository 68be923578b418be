package dev.purser.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The names under which deliveries are counted; each meter but {@link #YIELDED} has the tag {@code destination}. */
public enum DeliveryMetric {
    /** Records taken. */
    RECORDS("purser.delivery.records"),
    /** Bytes taken, before compression. */
    BYTES("purser.delivery.bytes"),
    /** Batches taken, and how long it took to hand each over. */
    BATCH("purser.delivery.batch"),
    /** Attempts in vain; tagged with the {@code kind} of failure. */
    FAILURES("purser.delivery.failures"),
    /** Records handed over again that may have arrived before. */
    REDELIVERED("purser.delivery.redelivered"),
    /** Records that became dead letters; tagged with the {@code cause}. */
    DEAD("purser.delivery.dead"),
    /** Events that the destination has not been led past yet. */
    LAG_EVENTS("purser.delivery.lag.events"),
    /** Seconds since the first of these was recorded. */
    LAG_SECONDS("purser.delivery.lag.seconds"),
    /** The state, {@link DestinationState#ordinal}: 0 is idle. */
    STATE("purser.delivery.state"),
    /** Time that pumps kept still so that requests could have the processor. */
    YIELDED("purser.delivery.yielded");

    private final String id;

    DeliveryMetric(String id) {
        this.id = id;
    }

    /** The meter's name. */
    public String id() {
        return id;
    }

    /** A counter of one destination. */
    public Counter counter(MeterRegistry metrics, String destination, String... tags) {
        return Counter.builder(id).tag("destination", destination).tags(tags).register(metrics);
    }

    /** A timer of one destination. */
    public Timer timer(MeterRegistry metrics, String destination) {
        return Timer.builder(id).tag("destination", destination).register(metrics);
    }

    /** A timer that stands for all. */
    public Timer timer(MeterRegistry metrics) {
        return metrics.timer(id);
    }

    /** A gauge of one destination. */
    public Gauge gauge(MeterRegistry metrics, String destination, Supplier<Number> value) {
        return Gauge.builder(id, value).tag("destination", destination).register(metrics);
    }
}
