package dev.purser.metadata;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the metadata database is and how much it may use.
 *
 * @param database which engine, and where
 * @param readers connections that reads share; more reads than that at one moment wait for one another
 * @param busyTimeout how long to wait for a lock held by another program, and for a connection
 * @param cacheKib page cache of the writer, in KiB; each reader has a quarter of it (SQLite only)
 * @param maxGroup the most changes that one commit holds
 */
public record MetadataConfig(Database database, int readers, Duration busyTimeout, int cacheKib, int maxGroup) {
    /** Which engine keeps the database. */
    public sealed interface Database {}

    /**
     * SQLite, inside this program.
     *
     * @param file the database's file; two more with its name and an ending lie beside it
     */
    public record Sqlite(Path file) implements Database {}

    /**
     * PostgreSQL, from version 14 on.
     *
     * @param url a JDBC URL that begins with {@code jdbc:postgresql:}
     */
    public record Postgres(String url, String user, String password) implements Database {
        public Postgres {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("metadata.url must begin with jdbc:postgresql:");
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Postgres[user=" + user + "]";
        }
    }

    public MetadataConfig {
        if (readers < 1 || readers > 256) {
            throw new IllegalArgumentException("metadata.readers must be 1 to 256, was " + readers);
        }
        if (busyTimeout.isNegative() || busyTimeout.isZero()) {
            throw new IllegalArgumentException("metadata.busy-timeout must be positive, was " + busyTimeout);
        }
        if (cacheKib < 256) {
            throw new IllegalArgumentException("metadata.cache-kib must be at least 256, was " + cacheKib);
        }
        if (maxGroup < 1) {
            throw new IllegalArgumentException("metadata.max-group must be at least 1, was " + maxGroup);
        }
    }

    /** SQLite in the data folder. */
    public static MetadataConfig defaults(Path dataFolder) {
        return of(new Sqlite(dataFolder.resolve("metadata").resolve("purser.db")));
    }

    /** The given database, everything else by default. */
    public static MetadataConfig of(Database database) {
        int readers = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        return new MetadataConfig(database, readers, Duration.ofSeconds(10), 16 * 1024, 256);
    }
}
