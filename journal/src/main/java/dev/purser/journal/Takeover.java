package dev.purser.journal;

import dev.purser.event.SealedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings into the journal what was committed elsewhere and may be missing: each event exactly once, in the order of
 * commit.
 */
final class Takeover {
    /** Events read at a time while looking for ids. */
    private static final int READ = 512;

    /** Events, and about the bytes, that are appended at a time. */
    private static final int APPEND = 256;

    private static final long APPEND_BYTES = 1 << 20;

    private final Journal journal;

    Takeover(Journal journal) {
        this.journal = journal;
    }

    /**
     * The rows that are not in the journal, in their order.
     *
     * <p>A row's event stands at the size that the row remembers or later, and as a rule right there: the search stops
     * as soon as all are found, and skips what no row left can be in.
     */
    List<OutboxRow> missing(List<OutboxRow> rows) {
        Map<UUID, OutboxRow> left = new LinkedHashMap<>();
        rows.forEach(row -> left.put(row.event().id(), row));
        long size = journal.size();
        long at = smallest(left);
        while (!left.isEmpty() && at < size) {
            List<JournalEntry> entries = journal.read(at, READ);
            if (entries.isEmpty()) {
                break;
            }
            boolean found = false;
            for (JournalEntry entry : entries) {
                found |= left.remove(entry.event().id()) != null;
            }
            at = entries.getLast().sequence() + 1;
            if (found && !left.isEmpty()) {
                at = Math.max(at, smallest(left));
            }
        }
        return List.copyOf(left.values());
    }

    private static long smallest(Map<UUID, OutboxRow> rows) {
        return rows.values().stream()
                .map(OutboxRow::journalSize)
                .min(Comparator.naturalOrder())
                .orElse(0L);
    }

    /** Appends the rows' events, in their order; stops at the first failure, with a part of them appended. */
    void append(List<OutboxRow> rows) {
        List<SealedEvent> batch = new ArrayList<>();
        long bytes = 0;
        for (OutboxRow row : rows) {
            batch.add(row.event());
            bytes += row.event().bytes();
            if (batch.size() == APPEND || bytes >= APPEND_BYTES) {
                journal.append(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
        }
        if (!batch.isEmpty()) {
            journal.append(List.copyOf(batch));
        }
    }
}
