package dev.purser.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The names under which the journal counts. */
public enum JournalMetric {
    /** Events stored. */
    EVENTS("purser.journal.events"),
    /** Events under one sync. */
    BATCH("purser.journal.batch.events"),
    /** Write and sync of one batch. */
    SYNC("purser.journal.sync"),
    /** Building, signing and storing one checkpoint. */
    CHECKPOINT("purser.journal.checkpoint"),
    /** Durable events. */
    SIZE("purser.journal.size"),
    /** Durable events that no checkpoint covers yet. */
    UNSIGNED("purser.journal.unsigned"),
    /** The state, {@link JournalState#number}: 0 is OK. */
    STATE("purser.journal.state"),
    /** Events whose append was refused. */
    REFUSED("purser.journal.refused"),
    /** Available actions that were served without a record while the journal could not be written. */
    UNRECORDED("purser.journal.unrecorded"),
    /** Events of committed changes that the takeover had to append. */
    TAKEN_OVER("purser.journal.takenover"),
    /** Refusals that share an event with others alike. */
    FOLDED("purser.journal.refusals.folded");

    private final String id;

    JournalMetric(String id) {
        this.id = id;
    }

    /** The meter's name. */
    public String id() {
        return id;
    }

    Counter counter(MeterRegistry metrics) {
        return metrics.counter(id);
    }

    Timer timer(MeterRegistry metrics) {
        return metrics.timer(id);
    }

    DistributionSummary summary(MeterRegistry metrics) {
        return metrics.summary(id);
    }

    void gauge(MeterRegistry metrics, Supplier<Number> value) {
        Gauge.builder(id, value).register(metrics);
    }
}
