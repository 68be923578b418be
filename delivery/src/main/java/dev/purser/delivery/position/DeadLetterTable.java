package dev.purser.delivery.position;

import dev.purser.delivery.DeadLetter;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Dead letters: one row a record that was given up. Thread-safe. */
public final class DeadLetterTable {
    /** The most that one destination may have; then its pump waits for somebody to look. */
    public static final int MOST = 100_000;

    private final Metadata metadata;

    public DeadLetterTable(Metadata metadata) {
        this.metadata = metadata;
    }

    /** A record that is one already (it was given up before a crash, or is given up again) keeps its number. */
    static DeadLetter add(Tx tx, UUID destination, FreshDeadLetter fresh, Instant now) {
        return tx.one(
                        """
                        INSERT INTO delivery_dead (destination, sequence, event, record, at, cause, reason, attempts, again)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0)
                        ON CONFLICT (destination, sequence, record) DO UPDATE SET at = excluded.at, cause = excluded.cause,
                          reason = excluded.reason, attempts = delivery_dead.attempts + 1, again = 0
                        RETURNING number, sequence, event, record, at, cause, reason, attempts, again""",
                        DeadLetterTable::letter,
                        destination,
                        fresh.sequence(),
                        fresh.event(),
                        fresh.record(),
                        now,
                        fresh.cause(),
                        fresh.reason())
                .orElseThrow();
    }

    /** By number. */
    public List<DeadLetter> list(UUID destination, long after, int max) {
        return metadata.list("""
                SELECT number, sequence, event, record, at, cause, reason, attempts, again FROM delivery_dead
                WHERE destination = ? AND number > ? ORDER BY number LIMIT ?""", DeadLetterTable::letter, destination, after, max);
    }

    /** Those that wait to be sent again, by number. */
    public List<DeadLetter> again(UUID destination, int max) {
        return metadata.list("""
                SELECT number, sequence, event, record, at, cause, reason, attempts, again FROM delivery_dead
                WHERE destination = ? AND again = 1 ORDER BY number LIMIT ?""", DeadLetterTable::letter, destination, max);
    }

    /** The latest of those above a number, by number. */
    public List<DeadLetter> latest(UUID destination, long after, int max) {
        return metadata.list("""
                        SELECT number, sequence, event, record, at, cause, reason, attempts, again FROM delivery_dead
                        WHERE destination = ? AND number > ? ORDER BY number DESC LIMIT ?""", DeadLetterTable::letter, destination, after, max)
                .reversed();
    }

    public long count(UUID destination) {
        return metadata.one(
                        "SELECT COUNT(*) AS many FROM delivery_dead WHERE destination = ?",
                        row -> row.number("many"),
                        destination)
                .orElse(0L);
    }

    /** Marks them to be sent again; all if no number is named. */
    public static int markAgain(Tx tx, UUID destination, Set<Long> numbers) {
        if (numbers.isEmpty()) {
            return tx.update("UPDATE delivery_dead SET again = 1 WHERE destination = ?", destination);
        }
        int marked = 0;
        for (long number : numbers) {
            marked += tx.update(
                    "UPDATE delivery_dead SET again = 1 WHERE destination = ? AND number = ?", destination, number);
        }
        return marked;
    }

    /** Takes them off the list; all if no number is named. */
    public static int remove(Tx tx, UUID destination, Set<Long> numbers) {
        if (numbers.isEmpty()) {
            return tx.update("DELETE FROM delivery_dead WHERE destination = ?", destination);
        }
        int removed = 0;
        for (long number : numbers) {
            removed += tx.update("DELETE FROM delivery_dead WHERE destination = ? AND number = ?", destination, number);
        }
        return removed;
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.number("number"),
                row.number("sequence"),
                row.optionalText("event").map(UUID::fromString),
                (int) row.number("record"),
                row.instant("at"),
                row.text("cause"),
                row.text("reason"),
                (int) row.number("attempts"),
                row.truth("again"));
    }
}
