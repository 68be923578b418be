package dev.purser.delivery.position;

import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.event.dialect.Filing;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Delivered objects, one row each. Thread-safe. */
public final class ObjectTable {
    /** An object with its number and when it got onto the list. */
    public record Stored(long number, Instant delivered, DeliveredObject object) {}

    private static final int TRIMMED_AT_ONCE = 10_000;

    private final Metadata metadata;

    public ObjectTable(Metadata metadata) {
        this.metadata = metadata;
    }

    static void add(Tx tx, UUID destination, DeliveredObject object, Instant now) {
        Filing filing = object.filing();
        tx.update(
                """
                INSERT INTO delivery_object (destination, delivered, container, name, account, location, category, resource,
                  sha256, bytes, records, first, last, oldest, newest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                destination,
                now,
                object.container(),
                object.name(),
                filing.account(),
                filing.location(),
                filing.category(),
                filing.resource(),
                object.sha256(),
                object.bytes(),
                object.records(),
                object.first(),
                object.last(),
                object.oldest(),
                object.newest());
    }

    /** Those of a stretch of time of delivery, by number. */
    public List<Stored> delivered(UUID destination, Instant from, Instant to, long after, int max) {
        return metadata.list("""
                SELECT * FROM delivery_object WHERE destination = ? AND delivered >= ? AND delivered < ? AND number > ?
                ORDER BY number LIMIT ?""", ObjectTable::stored, destination, from, to, after, max);
    }

    /** Those that hold records of events of a range, by number. */
    public List<Stored> holding(UUID destination, long from, long to, long after, int max) {
        return metadata.list("""
                SELECT * FROM delivery_object WHERE destination = ? AND last >= ? AND first < ? AND number > ?
                ORDER BY number LIMIT ?""", ObjectTable::stored, destination, from, to, after, max);
    }

    /** Forgets those delivered before a time. */
    public int trim(Instant before) {
        int all = 0;
        int some;
        do {
            some = metadata.maintain(tx -> tx.update("""
                    DELETE FROM delivery_object WHERE number IN (
                      SELECT number FROM delivery_object WHERE delivered < ? ORDER BY delivered LIMIT ?)""", before, TRIMMED_AT_ONCE));
            all += some;
        } while (some == TRIMMED_AT_ONCE);
        return all;
    }

    private static Stored stored(Row row) {
        return new Stored(
                row.number("number"),
                row.instant("delivered"),
                new DeliveredObject(
                        row.text("container"),
                        row.text("name"),
                        new Filing(
                                row.text("account"), row.text("location"), row.text("category"), row.text("resource")),
                        row.text("sha256"),
                        row.number("bytes"),
                        (int) row.number("records"),
                        row.number("first"),
                        row.number("last"),
                        row.instant("oldest"),
                        row.instant("newest")));
    }
}
