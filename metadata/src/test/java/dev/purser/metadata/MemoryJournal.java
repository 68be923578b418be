package dev.purser.metadata;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalError;
import dev.purser.journal.JournalState;
import dev.purser.journal.JournalStatus;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory, for the tests of rooms that record what they do; it can be made to fail. Thread-safe. */
public final class MemoryJournal implements Journal {
    private final List<SealedEvent> events = new ArrayList<>();
    private JournalState state = JournalState.OK;

    /** From now on appends are refused, or taken again. */
    public synchronized void become(JournalState other) {
        state = other;
    }

    /** What was recorded, read back. */
    public synchronized List<AuditEvent> audit() {
        return events.stream().map(EventCodec::read).toList();
    }

    @Override
    public synchronized long append(List<SealedEvent> batch) {
        if (!state.appendable()) {
            throw new PurserException(JournalError.JOURNAL_UNAVAILABLE);
        }
        long first = events.size();
        events.addAll(batch);
        return first;
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
