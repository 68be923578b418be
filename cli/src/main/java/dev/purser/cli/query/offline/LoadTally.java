package dev.purser.cli.query.offline;

import java.util.concurrent.atomic.LongAdder;

/** How far the reading of files is. Thread-safe. */
public final class LoadTally {
    final LongAdder total = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder files = new LongAdder();
    final LongAdder rows = new LongAdder();
    final LongAdder elsewhere = new LongAdder();
    final LongAdder broken = new LongAdder();
    private volatile boolean done;

    /** Pieces and files that could not be read. */
    public long broken() {
        return broken.sum();
    }

    /** Good records that belong to none of the tables. */
    public long elsewhere() {
        return elsewhere.sum();
    }

    /** True once everything is read. */
    public boolean done() {
        return done;
    }

    void finish() {
        done = true;
    }

    /** One line for people. */
    public String line() {
        return "read %,d files, %,d rows, %,d of %,d MiB"
                .formatted(files.sum(), rows.sum(), bytes.sum() >> 20, total.sum() >> 20);
    }
}
