package dev.purser.delivery;

import dev.purser.metadata.Migration;
import java.util.List;

/** The tables of this room. */
final class Schema {
    static final List<Migration> MIGRATIONS = List.of(new Migration("delivery", 1, """
            CREATE TABLE delivery_destination (
              id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, type TEXT NOT NULL, options TEXT NOT NULL,
              dialect TEXT NOT NULL, dialect_options TEXT NOT NULL, secrets BLOB,
              batch_records BIGINT, batch_bytes BIGINT, batch_millis BIGINT,
              description TEXT NOT NULL, managed_by TEXT, created BIGINT NOT NULL, changed BIGINT NOT NULL);
            CREATE TABLE delivery_route (
              id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, enabled BIGINT NOT NULL, rules TEXT NOT NULL,
              created BIGINT NOT NULL, changed BIGINT NOT NULL, managed_by TEXT);
            CREATE TABLE delivery_position (
              destination TEXT PRIMARY KEY REFERENCES delivery_destination (id) ON DELETE CASCADE,
              next BIGINT NOT NULL, intended BIGINT NOT NULL, epoch BIGINT NOT NULL,
              paused BIGINT NOT NULL, pinned BIGINT NOT NULL, marked_lost BIGINT NOT NULL, lost BIGINT NOT NULL,
              told BIGINT NOT NULL, records BIGINT NOT NULL, bytes BIGINT NOT NULL, batches BIGINT NOT NULL,
              redelivered BIGINT NOT NULL, attempts BIGINT NOT NULL,
              last_success BIGINT, error_time BIGINT, error_kind TEXT, error_message TEXT);
            CREATE TABLE delivery_dead (
              number {identity},
              destination TEXT NOT NULL REFERENCES delivery_destination (id) ON DELETE CASCADE,
              sequence BIGINT NOT NULL, event TEXT, record BIGINT NOT NULL, at BIGINT NOT NULL,
              cause TEXT NOT NULL, reason TEXT NOT NULL, attempts BIGINT NOT NULL, again BIGINT NOT NULL,
              UNIQUE (destination, sequence, record));
            CREATE INDEX delivery_dead_number ON delivery_dead (destination, number);
            CREATE INDEX delivery_dead_again ON delivery_dead (destination, again, number);
            CREATE TABLE delivery_object (
              number {identity},
              destination TEXT NOT NULL REFERENCES delivery_destination (id) ON DELETE CASCADE,
              delivered BIGINT NOT NULL, container TEXT NOT NULL, name TEXT NOT NULL,
              account TEXT NOT NULL, location TEXT NOT NULL, category TEXT NOT NULL, resource TEXT NOT NULL,
              sha256 TEXT NOT NULL, bytes BIGINT NOT NULL, records BIGINT NOT NULL,
              first BIGINT NOT NULL, last BIGINT NOT NULL, oldest BIGINT NOT NULL, newest BIGINT NOT NULL);
            CREATE INDEX delivery_object_delivered ON delivery_object (destination, delivered);
            CREATE INDEX delivery_object_last ON delivery_object (destination, last);
            CREATE INDEX delivery_object_age ON delivery_object (delivered);
            """));

    private Schema() {}
}
