package dev.purser.bench.lake;

import dev.purser.event.EventCodec;
import dev.purser.event.SealedEvent;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalStatus;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal that holds nothing: its events are drawn while they are read, once and in order. So that a lake can be filled
 * through its own way in, with more events than would fit on the disk as records.
 */
final class TrafficJournal implements Journal {
    private final Traffic traffic;
    private final long all;
    private volatile long size;
    private long next;
    private List<JournalEntry> last = List.of();

    TrafficJournal(Traffic traffic, long all) {
        this.traffic = traffic;
        this.all = all;
    }

    /** Until now it was empty: a lake that was opened on it follows it from its first event. */
    void release() {
        size = all;
    }

    @Override
    public synchronized List<JournalEntry> read(long from, int max) {
        if (from < next) {
            // Somebody asks again for what was read last.
            return last.stream()
                    .filter(entry -> entry.sequence() >= from)
                    .limit(max)
                    .toList();
        }
        List<JournalEntry> entries = new ArrayList<>();
        while (next < size && entries.size() < max) {
            entries.add(new JournalEntry(next++, EventCodec.seal(traffic.next())));
        }
        last = entries;
        return entries;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean awaitBeyond(long than, Duration atMost) throws InterruptedException {
        if (than >= size) {
            Thread.sleep(atMost);
        }
        return than < size;
    }

    @Override
    public long append(List<SealedEvent> events) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public JournalStatus status() {
        throw new UnsupportedOperationException("nothing to tell");
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
    public void close() {}
}
