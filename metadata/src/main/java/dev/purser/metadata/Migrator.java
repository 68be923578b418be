package dev.purser.metadata;

import dev.purser.event.PurserException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings the schema up to what the rooms hand in: all of it in one transaction, or nothing. */
final class Migrator {
    private record Applied(int version, String hash) {}

    private final Engine engine;
    private final Clock clock;

    Migrator(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    void migrate(Session session, List<Migration> migrations) {
        Map<String, List<Migration>> rooms = migrations.stream()
                .sorted(Comparator.comparingInt(Migration::version))
                .collect(Collectors.groupingBy(Migration::room, TreeMap::new, Collectors.toList()));
        rooms.values().forEach(Migrator::requireWhole);
        engine.beginWrite().forEach(session::execute);
        session.executeOnce(engine.translated("""
                CREATE TABLE IF NOT EXISTS migration (
                    room TEXT NOT NULL,
                    version BIGINT NOT NULL,
                    hash TEXT NOT NULL,
                    applied BIGINT NOT NULL,
                    PRIMARY KEY (room, version)
                )"""));
        // The metadata room's own tables come first; the others' order among themselves is the order handed in.
        migrations.stream()
                .map(Migration::room)
                .distinct()
                .forEach(room -> migrateRoom(session, room, rooms.get(room)));
        session.execute("COMMIT");
    }

    private void migrateRoom(Session session, String room, List<Migration> wanted) {
        List<Applied> applied = session.list(
                "SELECT version, hash FROM migration WHERE room = ? ORDER BY version",
                row -> new Applied((int) row.number("version"), row.text("hash")),
                room);
        if (applied.size() > wanted.size()) {
            throw new PurserException(
                    MetadataError.METADATA_NEWER,
                    Map.of("room", room, "found", applied.getLast().version(), "known", wanted.size()));
        }
        for (int i = 0; i < applied.size(); i++) {
            if (applied.get(i).version() != i + 1 || !applied.get(i).hash().equals(hash(wanted.get(i)))) {
                throw new PurserException(MetadataError.METADATA_FOREIGN, Map.of("room", room, "version", i + 1));
            }
        }
        for (Migration next : wanted.subList(applied.size(), wanted.size())) {
            SqlStatements.split(engine.translated(next.sql())).forEach(session::executeOnce);
            session.update(
                    "INSERT INTO migration (room, version, hash, applied) VALUES (?, ?, ?, ?)",
                    room,
                    next.version(),
                    hash(next),
                    clock.instant());
        }
    }

    private static void requireWhole(List<Migration> room) {
        for (int i = 0; i < room.size(); i++) {
            if (room.get(i).version() != i + 1) {
                throw new IllegalArgumentException(
                        "the migrations of " + room.get(i).room() + " must be numbered 1, 2, 3, … without a hole");
            }
        }
    }

    /** Over the SQL as handed in, so that both engines keep the same hash; white space does not count. */
    private static String hash(Migration migration) {
        try {
            String bare = migration.sql().strip().replaceAll("\\s+", " ");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
