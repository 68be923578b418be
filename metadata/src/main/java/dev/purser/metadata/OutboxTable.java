package dev.purser.metadata;

import dev.purser.event.SealedEvent;
import dev.purser.journal.OutboxRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The table of committed events, and what this process knows of its rows: those whose thread is about to append them, and
 * those that are in the journal and wait to be deleted with a later change. Thread-safe.
 */
final class OutboxTable {
    static final Migration MIGRATION = new Migration("metadata", 1, """
            CREATE TABLE outbox (
                position BIGINT NOT NULL PRIMARY KEY,
                id TEXT NOT NULL,
                leaf BLOB NOT NULL,
                parts BLOB NOT NULL,
                journal_size BIGINT NOT NULL
            );
            CREATE TABLE checkpoint_witness (
                slot BIGINT NOT NULL PRIMARY KEY CHECK (slot = 1),
                note TEXT NOT NULL
            );
            """);

    /** The most rows that one transaction deletes besides its own work. */
    private static final int CLEAR_AT_ONCE = 1024;

    private static final String INSERT = """
            INSERT INTO outbox (position, id, leaf, parts, journal_size)
            VALUES ((SELECT coalesce(max(position), 0) + 1 FROM outbox), ?, ?, ?, ?) RETURNING position""";

    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<OutboxEntry> settled = new ConcurrentLinkedQueue<>();

    /** Stores an event; until told otherwise its own thread is going to append it. */
    OutboxEntry insert(Tx tx, SealedEvent event, long journalSize) {
        known.add(event.id());
        long position = tx.one(
                        INSERT,
                        row -> row.number("position"),
                        event.id(),
                        event.leaf(),
                        PartsCodec.encode(event.parts()),
                        journalSize)
                .orElseThrow();
        return new OutboxEntry(position, event.id());
    }

    /** Its thread has failed to append it, or its transaction did not come about. */
    void letGo(Collection<SealedEvent> events) {
        events.forEach(event -> known.remove(event.id()));
    }

    /** It is in the journal. */
    void settled(Collection<OutboxEntry> entries) {
        settled.addAll(entries);
    }

    boolean clearable() {
        return !settled.isEmpty();
    }

    /** Deletes some of what is settled, in the transaction that is open. */
    List<OutboxEntry> clear(Session session) {
        List<OutboxEntry> cleared = new ArrayList<>();
        try {
            while (cleared.size() < CLEAR_AT_ONCE) {
                OutboxEntry entry = settled.poll();
                if (entry == null) {
                    break;
                }
                cleared.add(entry);
                session.update("DELETE FROM outbox WHERE position = ? AND id = ?", entry.position(), entry.id());
            }
        } catch (RuntimeException e) {
            settled.addAll(cleared);
            throw e;
        }
        return cleared;
    }

    void cleared(Collection<OutboxEntry> entries) {
        entries.forEach(entry -> known.remove(entry.id()));
    }

    void notCleared(Collection<OutboxEntry> entries) {
        settled.addAll(entries);
    }

    boolean holds(Session session, UUID id) {
        return session.one("SELECT position FROM outbox WHERE id = ?", row -> true, id)
                .isPresent();
    }

    OptionalLong smallestSize(Tx tx) {
        return tx
                .one("SELECT min(journal_size) AS smallest FROM outbox", row -> row.optionalNumber("smallest"))
                .flatMap(smallest -> smallest)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Rows that no thread of this process answers for. */
    List<OutboxRow> rows(Tx tx) {
        List<OutboxRow> rows = new ArrayList<>();
        tx.list("SELECT position, id FROM outbox ORDER BY position", row -> UUID.fromString(row.text("id"))).stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> rows.add(row(tx, id)));
        return rows;
    }

    private static OutboxRow row(Tx tx, UUID id) {
        return tx.one(
                        "SELECT leaf, parts, journal_size FROM outbox WHERE id = ?",
                        row -> new OutboxRow(
                                new SealedEvent(id, row.bytes("leaf"), PartsCodec.decode(row.bytes("parts"))),
                                row.number("journal_size")),
                        id)
                .orElseThrow();
    }
}
