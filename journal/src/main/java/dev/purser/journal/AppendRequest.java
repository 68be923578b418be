package dev.purser.journal;

import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.segment.FrameEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One caller's events on their way to the disk, and the caller that waits for them. */
final class AppendRequest {
    private static final long WAITING = -1;
    private static final long REFUSED = -2;

    final List<SealedEvent> events;
    final boolean reserved;
    final long bytes;
    private final Thread caller = Thread.currentThread();

    /** The one queued before this; for {@link AppendQueue}. */
    AppendRequest before;
    /** How many are queued with this; for {@link AppendQueue}. */
    int depth;

    private JournalHealth.Now why;
    private volatile long first = WAITING;

    AppendRequest(List<SealedEvent> events, boolean reserved) {
        this.events = events;
        this.reserved = reserved;
        long sum = 0;
        for (SealedEvent event : events) {
            sum += FrameEncoder.bytes(event);
        }
        this.bytes = sum;
    }

    void stored(long sequence) {
        first = sequence;
        LockSupport.unpark(caller);
    }

    void refused(JournalHealth.Now because) {
        why = because;
        first = REFUSED;
        LockSupport.unpark(caller);
    }

    /** Waits, whatever interrupts. */
    long await() {
        boolean interrupted = false;
        while (first == WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            caller.interrupt();
        }
        if (first == REFUSED) {
            throw unavailable(why);
        }
        return first;
    }

    static PurserException unavailable(JournalHealth.Now now) {
        return new PurserException(
                JournalError.JOURNAL_UNAVAILABLE,
                Map.of("state", now.state().name().toLowerCase(Locale.ROOT)));
    }
}
