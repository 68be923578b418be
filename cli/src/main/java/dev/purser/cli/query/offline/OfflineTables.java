package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.files.SetAside;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.SnapshotSource;
import dev.purser.lake.query.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tables over files. Everything is read before the first query; then an engine of their own answers, which reaches the
 * tables' files and no others. Thread-safe once opened.
 */
public final class OfflineTables implements SnapshotSource, AutoCloseable {
    private final Workspace workspace;
    private final Engine engine;
    private final Map<String, Table> tables;
    private final Map<String, String> times;
    private final List<StoredFunction> functions;

    private OfflineTables(Workspace workspace, Engine engine, List<OfflineTable> all) {
        this.workspace = workspace;
        this.engine = engine;
        Map<String, Table> byName = new TreeMap<>();
        Map<String, String> timeColumns = new TreeMap<>();
        for (OfflineTable one : all) {
            byName.put(one.table().name(), one.table());
            one.time().ifPresent(column -> timeColumns.put(one.table().name(), column));
        }
        tables = Map.copyOf(byName);
        times = Map.copyOf(timeColumns);
        functions = KnownTables.functions().stream().filter(this::works).toList();
    }

    /**
     * Reads the files.
     *
     * @param memoryBytes for the engine; what is more goes to temporary files
     * @param longest the most bytes of a record; a longer one is set aside
     * @param tally told how far it is
     * @throws CommandException if a pattern finds no file
     */
    public static OfflineTables open(
            List<GivenTable> given, long memoryBytes, int longest, SetAside aside, LoadTally tally) throws IOException {
        Map<String, Map<Path, Optional<InputFormat>>> files = new LinkedHashMap<>();
        for (GivenTable one : given) {
            for (Path file : FoundFiles.matching(one.pattern())) {
                tally.total.add(file.toFile().length());
                files.computeIfAbsent(one.name(), none -> new LinkedHashMap<>()).put(file, one.format());
            }
        }
        Workspace workspace = Workspace.open();
        try {
            Path parts = workspace.folder("parts");
            List<OfflineTable> tables = new ArrayList<>();
            Set<Path> readable = new HashSet<>(Set.of(parts));
            try (LoadingEngine engine = LoadingEngine.open(workspace.folder("load"), parts, memoryBytes)) {
                TableLoader loader = new TableLoader(engine, longest, aside, tally);
                for (Map.Entry<String, Map<Path, Optional<InputFormat>>> one : files.entrySet()) {
                    tables.add(loader.load(one.getKey(), one.getValue()));
                }
                readable.addAll(loader.readable());
            }
            tally.finish();
            int threads = Runtime.getRuntime().availableProcessors();
            Engine engine = Engine.open(new EngineConfig(workspace.folder("engine"), readable, memoryBytes, threads));
            return new OfflineTables(workspace, engine, tables);
        } catch (SQLException | PartWriter.Failed e) {
            workspace.close();
            throw new CommandException(
                    ExitCode.FAILURE,
                    "the files cannot be brought into tables: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "Is there room in the temporary folder?");
        } catch (RuntimeException | IOException e) {
            workspace.close();
            throw e;
        }
    }

    private boolean works(StoredFunction function) {
        Catalog catalog = Catalog.of(tables.values().toArray(Table[]::new)).withFunctions(List.of(function));
        BoundQuery bound = Kql.bind(function.name(), catalog);
        return bound.sound();
    }

    @Override
    public Snapshot take() {
        Connection connection = engine.connect();
        return new Snapshot() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public Map<String, Table> tables(TimeSpan within) {
                return tables;
            }

            @Override
            public Map<String, String> timeColumns() {
                return times;
            }

            @Override
            public List<StoredFunction> functions() {
                return functions;
            }

            @Override
            public void close() {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public void close() {
        try (workspace) {
            engine.close();
        }
    }
}
