package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryMetric;
import dev.purser.delivery.position.FreshDeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The meters of one destination. Thread-safe. */
final class Meters {
    private final MeterRegistry metrics;
    private final String name;
    private final List<Meter> gauges = new ArrayList<>();
    private final Counter records;
    private final Counter bytes;
    private final Counter redelivered;
    private final Timer batches;

    Meters(MeterRegistry metrics, String name) {
        this.metrics = metrics;
        this.name = name;
        records = DeliveryMetric.RECORDS.counter(metrics, name);
        bytes = DeliveryMetric.BYTES.counter(metrics, name);
        redelivered = DeliveryMetric.REDELIVERED.counter(metrics, name);
        batches = DeliveryMetric.BATCH.timer(metrics, name);
    }

    void gauge(DeliveryMetric metric, Supplier<Number> value) {
        gauges.add(metric.gauge(metrics, name, value));
    }

    void taken(long moreRecords, long moreBytes) {
        records.increment(moreRecords);
        bytes.increment(moreBytes);
    }

    void again(long moreRecords) {
        redelivered.increment(moreRecords);
    }

    Timer batches() {
        return batches;
    }

    void failed(String kind) {
        DeliveryMetric.FAILURES.counter(metrics, name, "kind", kind).increment();
    }

    void dead(List<FreshDeadLetter> letters) {
        letters.forEach(letter -> DeliveryMetric.DEAD
                .counter(metrics, name, "cause", letter.cause())
                .increment());
    }

    /** Takes the gauges away, which hold the pump. */
    void remove() {
        gauges.forEach(metrics::remove);
    }
}
