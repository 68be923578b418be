package dev.purser.lake.query;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Memory is the engine's as a whole: a query that asks for all of it fails, and so may others beside it that ask for
 * little. Nobody can tell them apart, so each that ran out of memory is tried again, one at a time and, where others run
 * beside it, when one of them has ended, while nothing of its answer has been given. Thread-safe.
 */
final class SecondTries {
    private static final int MOST = 4;
    private static final int ALONE = 2;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);
    /** An end may free nothing, and what holds the memory may run for long. */
    private static final long WAIT = TimeUnit.SECONDS.toNanos(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int active;
    private long ends;
    private boolean taken;

    /**
     * Runs it, and runs it again where that may help.
     *
     * @throws QueryException the last failure, or why it was stopped
     */
    <T> T run(RunningQuery running, Supplier<T> query) {
        try {
            return attempt(query);
        } catch (QueryException e) {
            if (!again(running, e)) {
                throw e;
            }
        }
        takeTurn(running);
        try {
            for (int i = 1; ; i++) {
                boolean alone = awaitEnd(running);
                try {
                    return attempt(query);
                } catch (QueryException e) {
                    if (i >= (alone ? ALONE : MOST) || !again(running, e)) {
                        throw e;
                    }
                }
            }
        } finally {
            giveTurn();
        }
    }

    private <T> T attempt(Supplier<T> query) {
        count(1);
        try {
            return query.get();
        } finally {
            count(-1);
        }
    }

    private static boolean again(RunningQuery running, QueryException failure) {
        return EngineFailure.ofMemory(failure) && !running.given();
    }

    private void count(int change) {
        lock.lock();
        try {
            active += change;
            ends += change < 0 ? 1 : 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits a while for another to end; true if there is no other. */
    private boolean awaitEnd(RunningQuery running) {
        long until = System.nanoTime() + WAIT;
        lock.lock();
        try {
            boolean alone = active == 0;
            long seen = ends;
            while (active > 0 && ends == seen && System.nanoTime() < until) {
                look(running);
            }
            return alone;
        } finally {
            lock.unlock();
        }
    }

    private void takeTurn(RunningQuery running) {
        lock.lock();
        try {
            while (taken) {
                look(running);
            }
            taken = true;
        } finally {
            lock.unlock();
        }
    }

    private void giveTurn() {
        lock.lock();
        try {
            taken = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits a moment; nobody wakes one that is stopped. */
    private void look(RunningQuery running) {
        running.check();
        try {
            if (changed.awaitNanos(LOOK) <= 0) {
                running.check();
            }
        } catch (InterruptedException e) {
            // Only the pool's end interrupts its threads, and it has stopped every query before.
            Thread.currentThread().interrupt();
            throw EngineFailure.memory();
        }
    }
}
