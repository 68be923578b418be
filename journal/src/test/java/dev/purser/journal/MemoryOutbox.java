package dev.purser.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** An outbox in memory. */
final class MemoryOutbox implements Outbox {
    private final List<OutboxRow> rows = new ArrayList<>();

    synchronized void add(OutboxRow row) {
        rows.add(row);
    }

    @Override
    public synchronized OptionalLong smallestSize() {
        return rows.stream().mapToLong(OutboxRow::journalSize).min();
    }

    @Override
    public synchronized List<OutboxRow> rows() {
        return List.copyOf(rows);
    }

    @Override
    public synchronized void taken(Collection<UUID> ids) {
        rows.removeIf(row -> ids.contains(row.event().id()));
    }
}
