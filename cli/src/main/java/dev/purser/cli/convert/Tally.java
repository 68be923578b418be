package dev.purser.cli.convert;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What was done so far. Thread-safe. */
final class Tally {
    final LongAdder bytes = new LongAdder();
    final LongAdder files = new LongAdder();
    final LongAdder read = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder elsewhere = new LongAdder();
    final AtomicLong broken = new AtomicLong();

    /** One line for people. */
    String line() {
        return "%,d files, %,d records read, %,d written, %,d set aside"
                .formatted(files.sum(), read.sum(), written.sum(), elsewhere.sum() + broken.get());
    }
}
