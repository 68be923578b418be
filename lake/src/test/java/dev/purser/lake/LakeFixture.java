package dev.purser.lake;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.kql.schema.Table;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.file.LakeDisk;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import dev.purser.lake.table.LakeTable;
import dev.purser.testkit.server.LiveFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A journal on disk, an engine and a lake, opened and closed at will. For one thread, but for {@link #ask}. */
final class LakeFixture implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    List<LakeTable> tables = List.of(EventTable.all("E"));
    UnaryOperator<LakeConfig> config = before -> before;
    LakeDisk disk = new LakeDisk();
    Clock clock = Clock.systemUTC();
    FileJournal journal;
    Engine engine;
    Lake lake;

    LakeFixture(Path folder) {
        this.folder = folder;
        journal = openJournal();
    }

    LakeFixture with(LakeTable... some) {
        tables = List.of(some);
        return this;
    }

    LakeFixture configured(UnaryOperator<LakeConfig> change) {
        config = change;
        return this;
    }

    private FileJournal openJournal() {
        JournalConfig config = JournalConfig.defaults(folder).withSegmentBytes(JournalConfig.MIN_SEGMENT);
        return FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), List.of());
    }

    Path lakeFolder() {
        return folder.resolve("lake");
    }

    /** Opens the lake and starts it. */
    LakeFixture start() {
        open();
        lake.start();
        return this;
    }

    void open() {
        metrics = new SimpleMeterRegistry();
        try {
            Files.createDirectories(lakeFolder());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        engine = Engine.open(new EngineConfig(folder.resolve("temp"), Set.of(lakeFolder()), 512L << 20, 2));
        Set<String> names = tables.stream().map(LakeTable::name).collect(Collectors.toSet());
        lake = Lake.open(
                config.apply(LakeConfig.of(lakeFolder(), names)),
                tables,
                List.of(),
                engine,
                journal,
                clock,
                metrics,
                disk);
    }

    void stop() {
        if (lake != null) {
            lake.close();
            engine.close();
            lake = null;
        }
    }

    /** Stores events; afterwards they are in the journal. */
    void append(List<AuditEvent> events) {
        for (int from = 0; from < events.size(); from += 500) {
            journal.append(events.subList(from, Math.min(events.size(), from + 500)).stream()
                    .map(EventCodec::seal)
                    .toList());
        }
    }

    /** Waits until all that is in the journal can be asked for. */
    LakeFixture caughtUp() {
        try {
            if (!lake.awaitQueryable(journal.size() - 1, LONG)) {
                throw new AssertionError("not queryable: " + lake.status());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Waits until what is in memory now is in files. */
    LakeFixture flushed() {
        caughtUp();
        long files = flushes();
        lake.flush();
        await(() -> flushes() > files);
        return this;
    }

    long flushes() {
        return metrics.timer(LakeMetric.FLUSH.id()).count();
    }

    static void await(Callable<Boolean> come) {
        long end = System.nanoTime() + LONG.toNanos();
        try {
            while (!come.call()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("it did not come");
                }
                LockSupport.parkNanos(1_000_000);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first row of an answer; {@code $} stands for the table. */
    List<String> ask(String table, String sql) {
        return askAll(table, sql).getFirst();
    }

    List<List<String>> askAll(String table, String sql) {
        try (Snapshot snapshot = lake.take()) {
            return ask(snapshot, table, sql, TimeSpan.ALL);
        }
    }

    static List<List<String>> ask(Snapshot snapshot, String table, String sql, TimeSpan within) {
        Table found = snapshot.tables(within).get(table);
        String columns = found.columns().stream()
                .map(column -> column.stored() + " AS \"" + column.name() + '"')
                .collect(Collectors.joining(", "));
        String source = "(SELECT _seq, " + columns + " FROM " + found.source() + ")";
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet result = statement.executeQuery(sql.replace("$", source))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows, how many events, and the last event's number. */
    List<String> counts(String table) {
        return ask(table, "SELECT count(*), count(DISTINCT _seq), max(_seq) FROM $");
    }

    /** Parquet files that are on disk. */
    long parquets() {
        try {
            return new LiveFolder(lakeFolder())
                    .files().stream()
                            .filter(file -> file.toString().endsWith(".parquet"))
                            .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        journal.close();
    }
}
