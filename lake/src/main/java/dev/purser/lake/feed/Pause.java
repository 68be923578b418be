package dev.purser.lake.feed;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A wait that a stop ends at once. Thread-safe. */
public final class Pause {
    private static final long LONGEST = 30_000;
    private static final int DOUBLINGS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean stopped;

    /** Waits longer after each further failure: one second, two, at most half a minute. */
    public void after(int failures) {
        sleep(Math.min(LONGEST, 1_000L << Math.min(DOUBLINGS, Math.max(0, failures - 1))));
    }

    /** Waits that long, or until it is stopped. */
    public void sleep(long millis) {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!stopped && left > 0) {
                left = stop.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    public void stop() {
        lock.lock();
        try {
            stopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean stopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
