package dev.purser.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Many callers put, one thread takes all at once. A put is one compare-and-set; the taker is woken once, when as many
 * are queued as it waits for.
 */
final class AppendQueue {
    private static final AppendRequest CLOSED = new AppendRequest(List.of(), false);
    private static final int NOBODY_WAITS = Integer.MAX_VALUE;

    private final AtomicReference<AppendRequest> newest = new AtomicReference<>();
    private final AtomicInteger wakeAt = new AtomicInteger(NOBODY_WAITS);
    private volatile Thread taker;

    void taker(Thread thread) {
        taker = thread;
    }

    /** Queues a request; false once the queue is closed. */
    boolean put(AppendRequest request) {
        AppendRequest before;
        do {
            before = newest.get();
            if (before == CLOSED) {
                return false;
            }
            request.before = before;
            request.depth = before == null ? 1 : before.depth + 1;
        } while (!newest.compareAndSet(before, request));
        int wanted = wakeAt.get();
        if (request.depth >= wanted && wakeAt.compareAndSet(wanted, NOBODY_WAITS)) {
            LockSupport.unpark(taker);
        }
        return true;
    }

    /** How many are queued. */
    int depth() {
        AppendRequest top = newest.get();
        return top == null ? 0 : top.depth;
    }

    /** Wakes the taker for something else than a request. */
    void wake() {
        wakeAt.set(NOBODY_WAITS);
        LockSupport.unpark(taker);
    }

    /**
     * Waits until at least {@code count} are queued or the time is over; may return early. For the taker.
     *
     * @param nanos how long, or 0 for without end
     */
    void await(int count, long nanos) {
        wakeAt.set(count);
        if (depth() < count) {
            if (nanos == 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
        }
        wakeAt.set(NOBODY_WAITS);
    }

    /** Takes all that are queued, the oldest first, to the end of {@code into}. For the taker. */
    void take(Deque<AppendRequest> into) {
        reverse(newest.getAndSet(null), into);
    }

    /** Takes all, and lets nobody put any more. */
    void close(Deque<AppendRequest> into) {
        reverse(newest.getAndSet(CLOSED), into);
    }

    private static void reverse(AppendRequest last, Deque<AppendRequest> into) {
        Deque<AppendRequest> turned = new ArrayDeque<>(last == null ? 1 : Math.max(1, last.depth));
        for (AppendRequest each = last; each != null; ) {
            AppendRequest before = each.before;
            each.before = null;
            turned.push(each);
            each = before;
        }
        into.addAll(turned);
    }
}
