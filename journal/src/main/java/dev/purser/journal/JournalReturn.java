package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.Folding;
import dev.purser.event.PurserException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account while the journal cannot be written, and sets things right when it is back: takeover first, then the gap
 * event, and only then is the way open again. Thread-safe.
 */
final class JournalReturn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReturn.class);
    private static final Duration RESERVE_EVERY = Duration.ofMinutes(1);

    /** How often rows that their own threads have not let go of are looked for before they are left to the next start. */
    private static final int PATIENCE = 600;

    private final Journal journal;
    private final RecorderConfig config;
    private final Clock clock;
    private final Takeover takeover;
    private final Counter unrecorded;
    private final Counter takenOver;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final GapAccount gap;
    private final Set<UUID> unsettled = new HashSet<>();
    private Optional<Outbox> outbox = Optional.empty();
    private boolean watching;
    private int patience = PATIENCE;
    private Instant reserveUsed = Instant.MIN;

    /** Changed under the lock only; read by every append. */
    private volatile boolean writable = true;

    JournalReturn(Journal journal, RecorderConfig config, Clock clock, MeterRegistry metrics) {
        this.journal = journal;
        this.config = config;
        this.clock = clock;
        this.takeover = new Takeover(journal);
        this.gap = new GapAccount(config, clock);
        this.unrecorded = JournalMetric.UNRECORDED.counter(metrics);
        this.takenOver = JournalMetric.TAKEN_OVER.counter(metrics);
    }

    /** Takes up what an earlier run left to be told. */
    void begin() {
        lock.lock();
        try {
            gap.begin();
            if (!gap.isClear()) {
                interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** False from a failure until all is set right again. */
    boolean writable() {
        return writable;
    }

    /** Counts an available action whose append failed. */
    void failed(Action action, Folding alike) {
        lock.lock();
        try {
            add(action, alike);
            interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Counts an available action that found the way barred; false if the way is open by now. */
    boolean count(Action action, Folding alike) {
        lock.lock();
        try {
            if (writable) {
                return false;
            }
            add(action, alike);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void add(Action action, Folding alike) {
        gap.count(action, alike, journal.state());
        unrecorded.increment((double) alike.count());
    }

    /** Remembers events that are in the outbox and were not appended by their own thread. */
    void unsettled(Collection<UUID> events) {
        lock.lock();
        try {
            if (outbox.isPresent()) {
                unsettled.addAll(events);
                patience = PATIENCE;
            }
            interrupted();
        } finally {
            lock.unlock();
        }
    }

    void attach(Outbox committed) {
        lock.lock();
        try {
            outbox = Optional.of(committed);
            writable = false;
            if (!back()) {
                interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    private void interrupted() {
        writable = false;
        if (!watching && closing.getCount() > 0) {
            watching = true;
            Thread.ofVirtual().name("journal-return").start(this::watch);
        }
    }

    private void watch() {
        while (!pause()) {
            if (look()) {
                return;
            }
        }
    }

    /** True if closed meanwhile. */
    private boolean pause() {
        try {
            return closing.await(config.returnPoll().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean look() {
        Optional<GapLedger> due = Optional.empty();
        lock.lock();
        try {
            if (back() && unsettled.isEmpty()) {
                watching = false;
                return true;
            }
            due = gap.dueForNote();
        } catch (RuntimeException e) {
            LOG.error("The journal is back, and what was committed meanwhile cannot be taken over yet", e);
        } finally {
            lock.unlock();
        }
        due.ifPresent(gap::keep);
        return false;
    }

    /** Sets right what can be; true if the way is open. */
    private boolean back() {
        JournalState state = journal.state();
        try {
            if (state == JournalState.FULL) {
                useReserve();
            }
            if (!state.appendable()) {
                return writable;
            }
            takeOver();
            gap.tell(journal, takeover);
            writable = true;
            return true;
        } catch (PurserException e) {
            LOG.info("The journal is not back yet: {}", e.getMessage());
            return false;
        }
    }

    private void useReserve() {
        Instant now = clock.instant();
        if (!gap.isClear() && !now.isBefore(reserveUsed.plus(RESERVE_EVERY))) {
            reserveUsed = now;
            gap.tell(journal, takeover);
        }
    }

    private void takeOver() {
        if (outbox.isEmpty()) {
            return;
        }
        List<OutboxRow> rows = outbox.get().rows();
        if (!rows.isEmpty()) {
            List<OutboxRow> missing = takeover.missing(rows);
            takeover.append(missing);
            takenOver.increment(missing.size());
            List<UUID> ids = rows.stream().map(row -> row.event().id()).toList();
            outbox.get().taken(ids);
            ids.forEach(unsettled::remove);
        }
        if (!unsettled.isEmpty() && --patience <= 0) {
            LOG.error("The outbox does not hold {} events whose append failed", unsettled.size());
            unsettled.clear();
        }
    }

    @Override
    public void close() {
        Optional<GapLedger> last = Optional.empty();
        lock.lock();
        try {
            closing.countDown();
            if (!writable || !gap.isClear()) {
                back();
            }
        } catch (RuntimeException e) {
            LOG.error("What was committed cannot be taken over before the end; the next start does it", e);
        } finally {
            last = gap.lastForNote();
            lock.unlock();
        }
        last.ifPresent(gap::keep);
    }
}
