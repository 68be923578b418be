package dev.purser.delivery.position;

import dev.purser.delivery.DestinationStatus.Failure;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Positions, one row a destination. Thread-safe. */
public final class PositionTable {
    private final Metadata metadata;

    public PositionTable(Metadata metadata) {
        this.metadata = metadata;
    }

    /** The first position of a destination that is being made. */
    public static void insert(Tx tx, UUID destination, long next, boolean pinned) {
        tx.update("""
                INSERT INTO delivery_position (destination, next, intended, epoch, paused, pinned, marked_lost, lost, told,
                  records, bytes, batches, redelivered, attempts)
                VALUES (?, ?, ?, 1, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0)""", destination, next, next, pinned);
    }

    /** Where it stands; empty if there is no such destination. */
    public Optional<Position> load(UUID destination) {
        return metadata.one(
                "SELECT * FROM delivery_position WHERE destination = ?", PositionTable::position, destination);
    }

    /** The same within a transaction. */
    public static Optional<Position> load(Tx tx, UUID destination) {
        return tx.one("SELECT * FROM delivery_position WHERE destination = ?", PositionTable::position, destination);
    }

    /** Stores what the pump knows; false if somebody else has set the position, or the destination is gone. */
    static boolean store(Tx tx, UUID destination, Position now) {
        Counts counts = now.counts();
        return tx.update(
                        """
                        UPDATE delivery_position SET next = ?, intended = ?, pinned = ?, lost = ?, told = ?, records = ?,
                          bytes = ?, batches = ?, redelivered = ?, attempts = ?, last_success = ?, error_time = ?,
                          error_kind = ?, error_message = ?
                        WHERE destination = ? AND epoch = ?""",
                        now.next(),
                        now.intended(),
                        now.pinned(),
                        now.lost(),
                        now.told(),
                        counts.records(),
                        counts.bytes(),
                        counts.batches(),
                        counts.redelivered(),
                        counts.attempts(),
                        now.lastSuccess(),
                        now.lastError().map(Failure::time),
                        now.lastError().map(Failure::kind),
                        now.lastError().map(Failure::message),
                        destination,
                        now.epoch())
                == 1;
    }

    public static void pause(Tx tx, UUID destination, boolean paused) {
        tx.update("UPDATE delivery_position SET paused = ? WHERE destination = ?", paused, destination);
    }

    /** Sets the position from outside; what a pump has under way counts no more. */
    public static void set(Tx tx, UUID destination, long next, boolean pinned) {
        tx.update("""
                UPDATE delivery_position SET next = ?, pinned = ?, epoch = epoch + 1, marked_lost = 0
                WHERE destination = ?""", next, pinned, destination);
    }

    /** Goes on after a loss, with what is kept. */
    public static void findAgain(Tx tx, UUID destination, long next, long lost) {
        tx.update("""
                UPDATE delivery_position SET next = ?, lost = lost + ?, epoch = epoch + 1, marked_lost = 0
                WHERE destination = ?""", next, lost, destination);
    }

    /** Marks a destination as lost; what its pump has under way is stored all the same. */
    public static void markLost(Tx tx, UUID destination) {
        tx.update("UPDATE delivery_position SET marked_lost = 1 WHERE destination = ?", destination);
    }

    /** A destination and the first event that it still needs. */
    public record Need(UUID destination, String name, long next) {}

    /** What every destination that is not lost still needs, the slowest first. */
    public List<Need> needs() {
        return metadata.list(
                """
                SELECT p.destination, d.name, p.next FROM delivery_position p
                JOIN delivery_destination d ON d.id = p.destination WHERE p.marked_lost = 0 ORDER BY p.next, d.name""", row -> new Need(UUID.fromString(row.text("destination")), row.text("name"), row.number("next")));
    }

    private static Position position(Row row) {
        return new Position(
                row.number("next"),
                row.number("intended"),
                row.number("epoch"),
                row.truth("paused"),
                row.truth("pinned"),
                row.truth("marked_lost"),
                row.number("lost"),
                row.number("told"),
                new Counts(
                        row.number("records"),
                        row.number("bytes"),
                        row.number("batches"),
                        row.number("redelivered"),
                        row.number("attempts")),
                row.optionalInstant("last_success"),
                row.optionalInstant("error_time")
                        .map(time -> new Failure(time, row.text("error_kind"), row.text("error_message"))));
    }
}
