package dev.purser.lake.hot;

import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.StoredColumns;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds rows to a generation, in transactions over all of its tables: between {@link #begin} and {@link #commit} nobody sees
 * them, afterwards everybody who asks anew sees all. Several writers may fill one generation. For one thread.
 */
public final class HotWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HotWriter.class);

    private final Engine engine;
    private final Map<String, Part> parts = new TreeMap<>();
    private DuckDBConnection connection;
    private Statement statement;
    private Generation generation;

    /** What is written of one table. */
    private static final class Part {
        final String table;
        final RowStage stage;
        DuckDBAppender appender;
        long rows;
        long bytes;

        Part(String table, StoredColumns columns) {
            this.table = table;
            stage = new RowStage(columns);
        }
    }

    public HotWriter(Engine engine, Map<String, StoredColumns> tables) {
        this.engine = engine;
        tables.forEach((name, columns) -> parts.put(name, new Part(name, columns)));
    }

    /** Begins a transaction; rows go to that generation. */
    public void begin(Generation to) throws SQLException {
        if (connection == null) {
            connection = engine.connect().unwrap(DuckDBConnection.class);
            statement = connection.createStatement();
        }
        if (generation != to) {
            closeAppenders();
            generation = to;
        }
        statement.execute("BEGIN TRANSACTION");
    }

    /** Where rows of a table are made. */
    public RowStage stage(String table) {
        return parts.get(table).stage;
    }

    /** Takes what is staged of a table into the transaction. */
    public void take(String table) throws SQLException {
        take(table, parts.get(table).stage);
    }

    /** Takes what was staged elsewhere. */
    public void take(String table, RowStage stage) throws SQLException {
        Part part = parts.get(table);
        if (part.appender == null) {
            part.appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, generation.name(table));
        }
        part.bytes += stage.appendTo(part.appender);
        part.rows += stage.rows();
    }

    /** Does what is left to do before {@link #commit}; the longer part of the work. */
    public void flush() throws SQLException {
        for (Part part : parts.values()) {
            if (part.rows > 0) {
                part.appender.flush();
            }
        }
    }

    /**
     * Makes the rows seen.
     *
     * @return how many there are
     */
    public long commit() throws SQLException {
        statement.execute("COMMIT");
        long all = 0;
        for (Part part : parts.values()) {
            if (part.rows > 0) {
                generation.added(part.table, part.rows, part.bytes);
                all += part.rows;
                part.rows = 0;
                part.bytes = 0;
            }
        }
        return all;
    }

    /** Gives up the transaction, and begins the next one on another connection. */
    public void rollback() {
        parts.values().forEach(part -> {
            part.rows = 0;
            part.bytes = 0;
        });
        try {
            // An appender that is closed stores what it still holds: that must fall to a transaction that is given up
            // too.
            run("ROLLBACK");
            run("BEGIN TRANSACTION");
            closeAppenders();
            run("ROLLBACK");
            if (connection != null) {
                statement.close();
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("connection of the lake did not close: error=\"{}\"", e.getMessage());
        } finally {
            connection = null;
            generation = null;
        }
    }

    private void run(String sql) {
        try {
            if (statement != null) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            log.debug("'{}' failed: error=\"{}\"", sql, e.getMessage());
        }
    }

    private void closeAppenders() {
        for (Part part : parts.values()) {
            if (part.appender != null) {
                try {
                    part.appender.close();
                } catch (SQLException e) {
                    log.debug("appender did not close: table={} error=\"{}\"", part.table, e.getMessage());
                }
                part.appender = null;
            }
        }
    }

    /** Lets go of the connection; a transaction that was begun is given up. */
    @Override
    public void close() {
        rollback();
    }
}
