package dev.purser.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many events are durable, and who waits for more. Thread-safe; one thread publishes. */
final class DurableSize {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile int waiting;
    private volatile long size;
    private volatile boolean closed;

    DurableSize(long size) {
        this.size = size;
    }

    long get() {
        return size;
    }

    void publish(long now) {
        size = now;
        // A waiter counts itself before it looks at the size: either it sees this one or is seen here.
        if (waiting > 0) {
            wake();
        }
    }

    void close() {
        closed = true;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    boolean awaitBeyond(long than, Duration atMost) throws InterruptedException {
        if (size > than) {
            return true;
        }
        lock.lock();
        try {
            waiting++;
            long left = atMost.toNanos();
            while (size <= than && left > 0 && !closed) {
                left = grown.awaitNanos(left);
            }
            return size > than;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
