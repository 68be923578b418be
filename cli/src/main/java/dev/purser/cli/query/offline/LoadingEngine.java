package dev.purser.cli.query.offline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * The engine that writes files anew as Parquet, before queries have one of their own. It takes no text of a query.
 * Thread-safe; a connection is for one thread.
 */
final class LoadingEngine implements AutoCloseable {
    private final DuckDBConnection root;
    private final Path parts;

    private LoadingEngine(DuckDBConnection root, Path parts) {
        this.root = root;
        this.parts = parts;
    }

    /**
     * @param temp for what does not fit into memory
     * @param parts where Parquet files are written
     */
    static LoadingEngine open(Path temp, Path parts, long memoryBytes) throws SQLException {
        DuckDBConnection root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = root.createStatement()) {
            statement.execute("SET memory_limit = '" + memoryBytes + "B'");
            statement.execute("SET temp_directory = " + quoted(temp));
            statement.execute("SET TimeZone = 'UTC'");
        }
        return new LoadingEngine(root, parts);
    }

    static String quoted(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }

    DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    /** A connection for statements that one thread runs before and after the others work. */
    Connection main() {
        return root;
    }

    Path parts() {
        return parts;
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
