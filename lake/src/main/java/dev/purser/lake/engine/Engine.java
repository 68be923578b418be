package dev.purser.lake.engine;

import dev.purser.event.PurserException;
import dev.purser.lake.LakeError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB that lives in memory: what one connection creates, the others see; when it is closed, all is gone. Kusto's
 * host functions are in its catalogue. Its settings are locked, files outside its folders, the network and extensions shut
 * off, before anybody gets a connection. Thread-safe; a connection is for one thread at a time.
 */
public final class Engine implements AutoCloseable {
    private final DuckDBConnection root;
    private final List<DuckDBConnection> given = new ArrayList<>();

    private Engine(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * Starts an engine.
     *
     * @throws PurserException {@code LAKE_UNAVAILABLE} if it cannot be started or its folder for leftovers not be made
     */
    public static Engine open(EngineConfig config) {
        Properties properties = new Properties();
        // Rows come as they are made. Without this the driver gathers the whole answer first.
        properties.setProperty("jdbc_stream_results", "true");
        DuckDBConnection root = null;
        try {
            Files.createDirectories(config.temp());
            root = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
            EngineFunctions.register(root);
            shut(root, config);
            return new Engine(root);
        } catch (IOException | SQLException e) {
            close(root);
            throw unavailable(e);
        }
    }

    private static void shut(DuckDBConnection root, EngineConfig config) throws IOException, SQLException {
        List<String> folders = new ArrayList<>();
        folders.add(folder(config.temp()));
        for (Path readable : config.readable()) {
            folders.add(folder(readable));
        }
        try (Statement statement = root.createStatement()) {
            for (String setting : List.of(
                    "SET memory_limit = '" + config.memoryBytes() + "B'",
                    // Tables live for minutes: to pack them, as a checkpoint does, costs more than it saves.
                    "SET checkpoint_threshold = '1TB'",
                    "SET threads = " + config.threads(),
                    // One connection's sorts and hash tables leave room for others'.
                    "SET operator_memory_limit = '" + config.memoryBytes() / 2 + "B'",
                    "SET temp_directory = " + folder(config.temp()),
                    "SET max_temp_directory_size = '" + spill(config) + "B'",
                    // What is freed goes back to the system, though no thread of the engine's runs on.
                    "SET allocator_background_threads = true",
                    // Of the first rows of many, only those that stay are read with all their columns.
                    "SET late_materialization_max_rows = 100000",
                    // A transaction's moment is that of its beginning, not of the first table that it reads.
                    "SET immediate_transaction_mode = true",
                    "SET TimeZone = 'UTC'",
                    "SET autoinstall_known_extensions = false",
                    "SET autoload_known_extensions = false",
                    "SET allow_community_extensions = false",
                    "SET allowed_directories = [" + String.join(", ", folders) + "]",
                    "SET enable_external_access = false",
                    "SET lock_configuration = true")) {
                statement.execute(setting);
            }
        }
    }

    /** Enough to sort what does not fit, and no more of a disk that the record itself needs. */
    private static long spill(EngineConfig config) {
        return Math.max(4L << 30, 8 * config.memoryBytes());
    }

    private static String folder(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "/'";
    }

    /**
     * A further connection, whose answers are streamed: rows are made as they are fetched, so a result must be closed
     * before the connection runs another statement. The caller closes it.
     *
     * @throws PurserException {@code LAKE_UNAVAILABLE} if the engine is closed
     */
    public Connection connect() {
        try {
            DuckDBConnection connection = root.duplicate();
            synchronized (given) {
                given.removeIf(Engine::closed);
                given.add(connection);
            }
            return connection;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** How many connections that were given have not been closed. */
    public int connected() {
        synchronized (given) {
            given.removeIf(Engine::closed);
            return given.size();
        }
    }

    /** Ends the engine and every connection to it; what lay in its memory is gone. */
    @Override
    public void close() {
        synchronized (given) {
            given.forEach(Engine::close);
            given.clear();
        }
        close(root);
    }

    private static boolean closed(DuckDBConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static void close(DuckDBConnection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static PurserException unavailable(Exception cause) {
        return new PurserException(
                LakeError.LAKE_UNAVAILABLE, Map.of("reason", String.valueOf(cause.getMessage())), cause);
    }
}
