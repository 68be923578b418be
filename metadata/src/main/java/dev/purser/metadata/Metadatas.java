package dev.purser.metadata;

import dev.purser.event.PurserException;
import dev.purser.journal.Recorder;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the metadata database. */
public final class Metadatas {
    private Metadatas() {}

    /**
     * Opens the database, brings its schema up to date, and lets the recorder take over what the outbox holds, so that
     * nothing is recorded before what an earlier run has left.
     *
     * @param recorder not attached to any outbox yet; closed by whoever opened it, before this
     * @param migrations of every room, in an order in which each refers only to tables before it
     * @throws PurserException {@link MetadataError#METADATA_UNAVAILABLE}, {@link MetadataError#METADATA_NEWER},
     *     {@link MetadataError#METADATA_FOREIGN}, {@link MetadataError#METADATA_SETTING_REFUSED}; nothing has changed then
     */
    public static Metadata open(
            MetadataConfig config, Recorder recorder, List<Migration> migrations, Clock clock, MeterRegistry metrics) {
        Engine engine = engine(config);
        migrate(engine, migrations, clock);
        OutboxTable outbox = new OutboxTable();
        GroupWriter writer = new GroupWriter(engine, outbox, config.maxGroup(), new WriterMetrics(metrics));
        SqlMetadata metadata = new SqlMetadata(engine, recorder, new Readers(engine, config.readers()), outbox, writer);
        try {
            recorder.attach(metadata);
            return metadata;
        } catch (RuntimeException e) {
            metadata.close();
            throw e;
        }
    }

    /**
     * The checkpoint kept last, without opening the database for good: the journal, which has to be opened first, asks for
     * it. Empty where there is no database yet.
     */
    public static Optional<String> latestCheckpoint(MetadataConfig config) {
        if (config.database() instanceof MetadataConfig.Sqlite sqlite && !Files.exists(sqlite.file())) {
            return Optional.empty();
        }
        Engine engine = engine(config);
        try (Session session = new Session(engine.openWriter(), engine)) {
            boolean kept = session.one(tableExists(config), row -> true).isPresent();
            return kept
                    ? session.one("SELECT note FROM checkpoint_witness", row -> row.text("note"))
                    : Optional.empty();
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    private static String tableExists(MetadataConfig config) {
        return switch (config.database()) {
            case MetadataConfig.Sqlite _ ->
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'checkpoint_witness'";
            case MetadataConfig.Postgres _ ->
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'checkpoint_witness'";
        };
    }

    private static void migrate(Engine engine, List<Migration> migrations, Clock clock) {
        List<Migration> all = new ArrayList<>(List.of(OutboxTable.MIGRATION));
        all.addAll(migrations);
        try (Session session = new Session(engine.openWriter(), engine)) {
            new Migrator(engine, clock).migrate(session, all);
        } catch (SQLException e) {
            throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of(), e);
        }
    }

    private static Engine engine(MetadataConfig config) {
        return switch (config.database()) {
            case MetadataConfig.Sqlite sqlite -> new SqliteEngine(config, sqlite.file());
            case MetadataConfig.Postgres postgres -> new PostgresEngine(config, postgres);
        };
    }
}
