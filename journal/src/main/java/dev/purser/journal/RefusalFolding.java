package dev.purser.journal;

import dev.purser.event.Folding;
import dev.purser.event.Outcome;
import dev.purser.event.Recording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells bursts of refusals by few events: the first of a key at once; the first of the others leads, waits, and records
 * one event for all that came meanwhile, who wait with it.
 */
final class RefusalFolding {
    /** Records a sealed recording for {@code count} refusals alike; leaves it sealed if that was not possible but allowed. */
    @FunctionalInterface
    interface Sink {
        void record(Recording recording, Folding alike);
    }

    /** Refusals that will be told by one event. */
    private static final class Burst {
        final CompletableFuture<Recording> told = new CompletableFuture<>();
        long count;
        Instant first;
        Instant last;

        void add(Instant at) {
            first = count == 0 || at.isBefore(first) ? at : first;
            last = count == 0 || at.isAfter(last) ? at : last;
            count++;
        }
    }

    /** What is remembered of a key; guarded by its lock. */
    private static final class Seen {
        final ReentrantLock lock = new ReentrantLock();
        Instant last;
        Burst open;
        boolean dropped;

        Seen(Instant last) {
            this.last = last;
        }

        /** Lets nobody join any more. */
        void close() {
            lock.lock();
            try {
                open = null;
            } finally {
                lock.unlock();
            }
        }
    }

    private final Map<RefusalKey, Seen> table = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration window;
    private final Duration wait;
    private final int keys;
    private final Clock clock;
    private final Sink sink;

    RefusalFolding(RecorderConfig config, Clock clock, Sink sink) {
        this.window = config.foldWindow();
        this.wait = config.foldWait();
        this.keys = config.foldKeys();
        this.clock = clock;
        this.sink = sink;
    }

    /** Returns when the refusal is told by a durable event, or need not be. */
    void refuse(Recording recording, Outcome outcome, RefusalKey asked) {
        Instant now = clock.instant();
        RefusalKey key = remembered(asked, now);
        boolean first = false;
        Seen seen = table.get(key);
        if (seen == null) {
            Seen fresh = new Seen(now);
            seen = table.putIfAbsent(key, fresh);
            first = seen == null;
        }
        if (first || wait.isZero()) {
            alone(recording, outcome);
            return;
        }
        Burst burst;
        boolean lead;
        seen.lock.lock();
        try {
            if (seen.dropped || now.isAfter(seen.last.plus(window)) && seen.open == null) {
                seen.last = now;
                burst = null;
                lead = false;
            } else {
                seen.last = now;
                lead = seen.open == null;
                if (lead) {
                    seen.open = new Burst();
                }
                burst = seen.open;
                burst.add(recording.started());
            }
        } finally {
            seen.lock.unlock();
        }
        if (burst == null) {
            alone(recording, outcome);
        } else if (lead) {
            lead(recording, outcome, key, seen, burst);
        } else {
            follow(recording, outcome, burst);
        }
    }

    /** The key itself, or the overflow key if it is new and the table full even without what has run out. */
    private RefusalKey remembered(RefusalKey key, Instant now) {
        if (table.size() < keys || table.containsKey(key)) {
            return key;
        }
        for (Iterator<Seen> all = table.values().iterator(); all.hasNext(); ) {
            Seen seen = all.next();
            if (seen.lock.tryLock()) {
                try {
                    if (seen.open == null && now.isAfter(seen.last.plus(window))) {
                        seen.dropped = true;
                        all.remove();
                    }
                } finally {
                    seen.lock.unlock();
                }
            }
        }
        return table.size() < keys ? key : key.overflow();
    }

    private void alone(Recording recording, Outcome outcome) {
        Folding one = new Folding(1, recording.started(), recording.started());
        recording.seal(outcome);
        sink.record(recording, one);
    }

    private void lead(Recording recording, Outcome outcome, RefusalKey key, Seen seen, Burst burst) {
        boolean interrupted = false;
        try {
            interrupted = !waited();
        } finally {
            seen.close();
        }
        try {
            Folding alike = new Folding(burst.count, burst.first, burst.last);
            if (burst.count > 1) {
                recording.folding(alike);
                if (key.isOverflow()) {
                    recording.request("folded", "various callers and reasons; this event names one of them");
                }
            }
            recording.seal(outcome);
            sink.record(recording, alike);
            burst.told.complete(recording);
        } catch (RuntimeException | Error failure) {
            burst.told.completeExceptionally(failure);
            throw failure;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits out the time for others; false if interrupted, which ends the wait and not the record. */
    private boolean waited() {
        try {
            closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void follow(Recording recording, Outcome outcome, Burst burst) {
        Recording leader;
        try {
            leader = burst.told.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
        if (leader.sequence().isPresent()) {
            recording.toldBy(leader.sequence().getAsLong());
        } else {
            recording.seal(outcome);
        }
    }

    /** Lets go of those who wait: what is open is recorded now. */
    void close() {
        closing.countDown();
    }
}
