package dev.purser.identity;

import dev.purser.event.Recording;
import dev.purser.metadata.Change;
import dev.purser.metadata.Metadata;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A number that rises with every change of identities: what was remembered under an older one no longer holds. Changes of
 * this process count at once, those of other nodes within a second. Thread-safe.
 */
final class Epoch {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Metadata metadata;
    private final AtomicLong current = new AtomicLong();
    private final AtomicLong nextLook = new AtomicLong();
    private volatile long stored;

    Epoch(Metadata metadata) {
        this.metadata = metadata;
        this.stored = read();
        nextLook.set(System.nanoTime() + LOOK_NANOS);
    }

    /** To be read before what is remembered under it. */
    long current() {
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_NANOS)) {
            long seen = read();
            if (seen != stored) {
                stored = seen;
                current.incrementAndGet();
            }
        }
        return current.get();
    }

    /** Changes identities, on the record. */
    <T> T change(Recording recording, Change<T> change) {
        try {
            return metadata.change(recording, tx -> {
                T result = change.apply(tx);
                tx.update("UPDATE identity_epoch SET epoch = epoch + 1");
                return result;
            });
        } finally {
            // Also where the journal failed after the commit: the change holds then.
            current.incrementAndGet();
        }
    }

    private long read() {
        return metadata.one("SELECT epoch FROM identity_epoch", row -> row.number("epoch"))
                .orElseThrow();
    }
}
