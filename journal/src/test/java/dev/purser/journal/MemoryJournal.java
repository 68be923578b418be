package dev.purser.journal;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal in memory whose failures a test decides, for the tests of this room and of those that record what they do.
 * Thread-safe.
 */
public final class MemoryJournal implements Journal {
    /** What becomes of an append. */
    public enum Fault {
        /** Stored and acknowledged. */
        NONE,
        /** Not stored, refused. */
        REFUSED,
        /** Stored and yet refused: the answer of the disk was lost. */
        STORED_UNSEEN
    }

    private final List<SealedEvent> events = new ArrayList<>();
    private JournalState state = JournalState.OK;
    private int good = Integer.MAX_VALUE;
    private Fault next = Fault.NONE;

    /** From now on this is its state: appends are refused, or taken again. */
    public synchronized void become(JournalState other) {
        state = other;
    }

    /** Lets some appends succeed and then one fail. */
    public synchronized void failAfter(int appends, Fault fault) {
        good = appends;
        next = fault;
    }

    @Override
    public synchronized long append(List<SealedEvent> batch) {
        if (!state.appendable()) {
            throw new PurserException(JournalError.JOURNAL_UNAVAILABLE);
        }
        return store(batch);
    }

    @Override
    public synchronized long appendReserved(List<SealedEvent> batch) {
        if (!state.appendable() && state != JournalState.FULL) {
            throw new PurserException(JournalError.JOURNAL_UNAVAILABLE);
        }
        return store(batch);
    }

    private long store(List<SealedEvent> batch) {
        Fault fault = good-- > 0 ? Fault.NONE : next;
        long first = events.size();
        if (fault != Fault.REFUSED) {
            events.addAll(batch);
        }
        if (fault != Fault.NONE) {
            good = Integer.MAX_VALUE;
            throw new PurserException(JournalError.JOURNAL_UNAVAILABLE);
        }
        return first;
    }

    /** What was recorded, read back. */
    public synchronized List<AuditEvent> audit() {
        return events.stream().map(EventCodec::read).toList();
    }

    @Override
    public synchronized long size() {
        return events.size();
    }

    @Override
    public synchronized JournalStatus status() {
        return new JournalStatus(state, "", state.advice(), events.size(), 0, 0, Instant.EPOCH);
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return Optional.empty();
    }

    @Override
    public Optional<Checkpoint> checkpointNow() {
        return Optional.empty();
    }

    @Override
    public synchronized List<JournalEntry> read(long from, int max) {
        List<JournalEntry> read = new ArrayList<>();
        for (long at = from; at < events.size() && read.size() < max; at++) {
            read.add(new JournalEntry(at, events.get((int) at)));
        }
        return read;
    }

    @Override
    public boolean awaitBeyond(long size, Duration atMost) {
        return size() > size;
    }

    @Override
    public void close() {
        become(JournalState.LOST);
    }
}
