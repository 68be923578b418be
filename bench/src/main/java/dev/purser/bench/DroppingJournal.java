package dev.purser.bench;

import dev.purser.event.SealedEvent;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalStatus;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A journal that numbers events and forgets them at once: what is left of a request's cost without its record. Everything
 * else is the true journal's. For measurements only, and in this room only.
 */
final class DroppingJournal implements Journal {
    private final Journal journal;
    private final AtomicLong size;

    DroppingJournal(Journal journal) {
        this.journal = journal;
        this.size = new AtomicLong(journal.size());
    }

    @Override
    public long append(List<SealedEvent> events) {
        return size.getAndAdd(events.size());
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public JournalStatus status() {
        return journal.status();
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return journal.checkpoint();
    }

    @Override
    public Optional<Checkpoint> checkpointNow() {
        return journal.checkpointNow();
    }

    @Override
    public List<JournalEntry> read(long from, int max) {
        return List.of();
    }

    @Override
    public boolean awaitBeyond(long than, Duration atMost) throws InterruptedException {
        return journal.awaitBeyond(than, atMost);
    }

    /** The true journal is closed by whoever opened it. */
    @Override
    public void close() {}
}
