package dev.purser.cli.convert;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells how far a conversion is, once a second, in one line that is written over. */
final class Progress implements AutoCloseable {
    private static final long MEGA = 1 << 20;

    private final Thread teller;

    private Progress(Thread teller) {
        this.teller = teller;
    }

    static Progress start(Tally tally, long totalBytes, PrintWriter err) {
        return new Progress(Thread.ofVirtual().start(() -> {
            long began = System.nanoTime();
            try {
                while (true) {
                    Thread.sleep(Duration.ofSeconds(1));
                    long done = tally.bytes.sum();
                    double seconds = (System.nanoTime() - began) / 1e9;
                    err.print("\r%s, %,d of %,d MiB, %.0f MiB/s "
                            .formatted(tally.line(), done / MEGA, totalBytes / MEGA, done / seconds / MEGA));
                    err.flush();
                }
            } catch (InterruptedException done) {
                err.print("\r");
            }
        }));
    }

    @Override
    public void close() {
        teller.interrupt();
        try {
            teller.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
