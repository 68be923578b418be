package dev.purser.lake.hot;

import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.RowFeed;
import dev.purser.lake.file.StoredColumns;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds rows to a generation, in transactions over all of its tables: between {@link #begin} and {@link #commit} nobody sees
 * them, afterwards everybody who asks anew sees all. Several writers may fill one generation. For one thread.
 */
public final class HotWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HotWriter.class);

    /** About how many bytes of rows are staged before they are stored. */
    private static final long MUCH = 12L << 20;

    private final Engine engine;
    private final Map<String, Part> parts = new TreeMap<>();
    private DuckDBConnection connection;
    private Statement statement;
    private Generation generation;

    /** What is written of one table. */
    private static final class Part {
        final String table;
        final RowStage stage;
        final long feed;
        String insert;
        long rows;
        long bytes;

        Part(String table, StoredColumns columns) {
            this.table = table;
            stage = new RowStage(columns);
            feed = RowFeed.open(stage);
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
            generation = to;
            parts.values()
                    .forEach(part -> part.insert =
                            "INSERT INTO " + to.quoted(part.table) + " SELECT * FROM " + RowFeed.relation(part.feed));
        }
        statement.execute("BEGIN TRANSACTION");
    }

    /** Where rows of a table are made; those that are staged belong to the transaction. */
    public RowStage stage(String table) {
        return parts.get(table).stage;
    }

    /** Takes what was staged elsewhere. */
    public void take(String table, RowStage stage) throws SQLException {
        parts.get(table).stage.add(stage);
        relieve();
    }

    /** Stores what is staged if it is much; to be called between two events. */
    public void relieve() throws SQLException {
        long bytes = 0;
        for (Part part : parts.values()) {
            bytes += part.stage.bytes();
        }
        if (bytes >= MUCH) {
            flush();
        }
    }

    /** Does what is left to do before {@link #commit}; the longer part of the work. */
    public void flush() throws SQLException {
        for (Part part : parts.values()) {
            int staged = part.stage.rows();
            if (staged > 0) {
                long stored = statement.executeLargeUpdate(part.insert);
                if (stored != staged) {
                    throw new SQLException(stored + " rows of " + part.table + " were stored, expected " + staged);
                }
                part.rows += staged;
                part.bytes += part.stage.bytes();
                part.stage.clear();
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
            part.stage.clear();
        });
        try {
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

    /** Lets go of the connection; a transaction that was begun is given up. */
    @Override
    public void close() {
        rollback();
        parts.values().forEach(part -> RowFeed.close(part.feed));
    }
}
