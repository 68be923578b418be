package dev.purser.aws.trail;

import dev.purser.metadata.Migration;
import java.util.List;

/** The tables of this room. */
public final class TrailSchema {
    /** For {@code Metadatas.open}. */
    public static final List<Migration> MIGRATIONS = List.of(
            new Migration("aws", 1, """
                    CREATE TABLE digest_key (
                        fingerprint TEXT NOT NULL PRIMARY KEY,
                        public_key BLOB NOT NULL,
                        private_key BLOB NOT NULL,
                        valid_from BIGINT NOT NULL,
                        valid_to BIGINT NOT NULL
                    );
                    CREATE INDEX digest_key_valid_from ON digest_key (valid_from);
                    CREATE TABLE trail (
                        name TEXT NOT NULL PRIMARY KEY,
                        account TEXT NOT NULL,
                        region TEXT NOT NULL,
                        bucket TEXT NOT NULL,
                        prefix TEXT,
                        global_events BIGINT NOT NULL,
                        multi_region BIGINT NOT NULL,
                        validation BIGINT NOT NULL,
                        selectors TEXT NOT NULL,
                        custom_selectors BIGINT NOT NULL,
                        tags TEXT NOT NULL,
                        logging BIGINT NOT NULL,
                        started BIGINT,
                        stopped BIGINT,
                        created BIGINT NOT NULL
                    );
                    """),
            new Migration("aws", 2, """
                    ALTER TABLE trail ADD COLUMN topic TEXT;
                    ALTER TABLE trail ADD COLUMN topic_arn TEXT;
                    ALTER TABLE trail ADD COLUMN topic_destination TEXT;
                    ALTER TABLE trail ADD COLUMN topic_since BIGINT;
                    CREATE TABLE trail_notice (
                        trail TEXT NOT NULL PRIMARY KEY,
                        arn TEXT NOT NULL,
                        last_entry BIGINT NOT NULL,
                        attempted BIGINT,
                        told BIGINT,
                        error TEXT
                    );
                    """),
            new Migration("aws", 3, "ALTER TABLE trail ADD COLUMN deleted BIGINT;"));

    private TrailSchema() {}
}
