package dev.purser.server;

import dev.purser.registry.Registry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How much content is stored, as a figure that is measured now and then. Thread-safe. */
final class StoredBytes implements Runnable {
    private static final String NAME = "purser.storage.blobs";

    private final Registry registry;
    private volatile long bytes;

    StoredBytes(Registry registry, MeterRegistry metrics) {
        this.registry = registry;
        Gauge.builder(NAME, this, me -> me.bytes)
                .baseUnit("bytes")
                .description("Bytes of blobs, each counted once")
                .register(metrics);
    }

    @Override
    public void run() {
        bytes = registry.blobs().storedBytes();
    }
}
