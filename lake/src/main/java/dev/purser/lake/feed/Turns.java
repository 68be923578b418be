package dev.purser.lake.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets what several threads prepare at once happen in the journal's order, and others wait for how far it got. Thread-safe.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long position;
    private boolean ended;

    Turns(long position) {
        this.position = position;
    }

    /** How far it got: the number of the first event that is not done. */
    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all before {@code from} is done.
     *
     * @return false if it was ended first
     */
    boolean await(long from) {
        lock.lock();
        try {
            while (position < from && !ended) {
                moved.awaitUninterruptibly();
            }
            return position >= from;
        } finally {
            lock.unlock();
        }
    }

    /** The same, for so long. */
    boolean await(long from, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (position < from && !ended && left > 0) {
                left = moved.awaitNanos(left);
            }
            return position >= from;
        } finally {
            lock.unlock();
        }
    }

    void done(long to) {
        lock.lock();
        try {
            position = to;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits. */
    void end() {
        lock.lock();
        try {
            ended = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
