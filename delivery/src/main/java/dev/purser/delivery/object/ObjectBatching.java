package dev.purser.delivery.object;

import dev.purser.delivery.BatchRule;
import dev.purser.event.dialect.FileLayout;

/** How much one object holds where nobody says. */
public final class ObjectBatching {
    private static final int RECORDS = 20_000;
    private static final int BYTES = 8 << 20;

    private ObjectBatching() {}

    /**
     * As long as the dialect's cloud collects; at most 20,000 records and 8 MiB before compression, which keeps files far
     * below what any cloud allows, and memory small.
     */
    public static BatchRule of(FileLayout layout) {
        return new BatchRule(RECORDS, BYTES, layout.cadence());
    }
}
