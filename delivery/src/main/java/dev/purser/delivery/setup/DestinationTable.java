package dev.purser.delivery.setup;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.RegisteredDestination;
import dev.purser.delivery.SecretBox;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.event.PurserException;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Destinations in the database. What is read from it is masked, but for {@link #unmasked}. Thread-safe. */
public final class DestinationTable {
    private static final String SELECT = "SELECT * FROM delivery_destination";

    private final Metadata metadata;
    private final Secrets secrets;

    public DestinationTable(Metadata metadata, Workshop workshop, SecretBox box) {
        this.metadata = metadata;
        this.secrets = new Secrets(workshop, box);
    }

    public Optional<RegisteredDestination> find(String name) {
        return metadata.one(SELECT + " WHERE name = ?", DestinationTable::destination, name);
    }

    /**
     * @throws PurserException {@link DeliveryError#DESTINATION_UNKNOWN}
     */
    public RegisteredDestination get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /**
     * @throws PurserException {@link DeliveryError#DESTINATION_UNKNOWN}
     */
    public RegisteredDestination get(Tx tx, String name) {
        return tx.one(SELECT + " WHERE name = ?", DestinationTable::destination, name)
                .orElseThrow(() -> unknown(name));
    }

    /** By name. */
    public List<RegisteredDestination> list() {
        return metadata.list(SELECT + " ORDER BY name", DestinationTable::destination);
    }

    public long count(Tx tx) {
        return tx.one("SELECT COUNT(*) AS many FROM delivery_destination", row -> row.number("many"))
                .orElse(0L);
    }

    /** The setup with its secrets in clear, for whoever opens it; empty if there is no such destination. */
    public Optional<DestinationSetup> unmasked(UUID id) {
        return metadata.one(
                SELECT + " WHERE id = ?",
                row -> secrets.unmasked(id, destination(row).setup(), row.optionalBytes("secrets")),
                id);
    }

    /** A setup whose masked secrets are those that the destination has already. */
    public DestinationSetup completed(UUID id, DestinationSetup given) {
        return metadata.one(
                        SELECT + " WHERE id = ?",
                        row -> secrets.unmasked(
                                id,
                                given,
                                destination(row).setup().type().equals(given.type())
                                        ? row.optionalBytes("secrets")
                                        : Optional.empty()),
                        id)
                .orElse(given);
    }

    public RegisteredDestination insert(Tx tx, UUID id, DestinationSetup setup, Instant now) {
        Optional<BatchRule> batching = setup.batching();
        DestinationSetup masked = secrets.masked(setup);
        int made = tx.update(
                """
                INSERT INTO delivery_destination (id, name, type, options, dialect, dialect_options, secrets, batch_records,
                  batch_bytes, batch_millis, description, managed_by, created, changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING""",
                id,
                setup.name(),
                setup.type(),
                TextMap.text(masked.options()),
                setup.dialect(),
                TextMap.text(masked.dialectOptions()),
                secrets.sealed(id, setup),
                batching.map(BatchRule::records),
                batching.map(BatchRule::bytes),
                batching.map(rule -> rule.age().toMillis()),
                setup.description(),
                setup.managedBy(),
                now,
                now);
        if (made == 0) {
            throw new PurserException(DeliveryError.DESTINATION_EXISTS, Map.of("name", setup.name()));
        }
        return new RegisteredDestination(id, masked, now, now);
    }

    public RegisteredDestination update(Tx tx, RegisteredDestination before, DestinationSetup setup, Instant now) {
        Optional<BatchRule> batching = setup.batching();
        DestinationSetup masked = secrets.masked(setup);
        tx.update(
                """
                UPDATE delivery_destination SET type = ?, options = ?, dialect = ?, dialect_options = ?, secrets = ?,
                  batch_records = ?, batch_bytes = ?, batch_millis = ?, description = ?, managed_by = ?, changed = ?
                WHERE id = ?""",
                setup.type(),
                TextMap.text(masked.options()),
                setup.dialect(),
                TextMap.text(masked.dialectOptions()),
                secrets.sealed(before.id(), setup),
                batching.map(BatchRule::records),
                batching.map(BatchRule::bytes),
                batching.map(rule -> rule.age().toMillis()),
                setup.description(),
                setup.managedBy(),
                now,
                before.id());
        return new RegisteredDestination(before.id(), masked, before.created(), now);
    }

    public void delete(Tx tx, UUID id) {
        tx.update("DELETE FROM delivery_destination WHERE id = ?", id);
    }

    /** A masked setup as the record shows it. */
    public static Map<String, Object> shown(DestinationSetup setup) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("name", setup.name());
        shown.put("type", setup.type());
        shown.put("options", new TreeMap<String, Object>(setup.options()));
        shown.put("dialect", setup.dialect());
        shown.put("dialectOptions", new TreeMap<String, Object>(setup.dialectOptions()));
        setup.batching().ifPresent(rule -> {
            shown.put("batchRecords", (long) rule.records());
            shown.put("batchBytes", (long) rule.bytes());
            shown.put("batchAge", rule.age().toString());
        });
        shown.put("description", setup.description());
        setup.managedBy().ifPresent(by -> shown.put("managedBy", by));
        return shown;
    }

    private static PurserException unknown(String name) {
        return new PurserException(DeliveryError.DESTINATION_UNKNOWN, Map.of("name", FreshDeadLetter.bounded(name)));
    }

    private static RegisteredDestination destination(Row row) {
        return new RegisteredDestination(
                UUID.fromString(row.text("id")),
                new DestinationSetup(
                        row.text("name"),
                        row.text("type"),
                        TextMap.read(row.text("options")),
                        row.text("dialect"),
                        TextMap.read(row.text("dialect_options")),
                        row.optionalNumber("batch_records")
                                .map(records -> new BatchRule(
                                        Math.toIntExact(records),
                                        (int) row.number("batch_bytes"),
                                        Duration.ofMillis(row.number("batch_millis")))),
                        row.text("description"),
                        row.optionalText("managed_by")),
                row.instant("created"),
                row.instant("changed"));
    }
}
