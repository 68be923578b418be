package dev.purser.lake.view;

import dev.purser.event.PurserException;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.lake.LakeError;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pinned moment and a transaction that began while it was held. */
public final class LakeSnapshot implements Snapshot {
    private static final Logger log = LoggerFactory.getLogger(LakeSnapshot.class);

    private final Holdings.Pin pin;
    private final Connection connection;
    private final Map<String, TableSource> tables;
    private final Map<String, String> timeColumns;
    private final List<StoredFunction> functions;
    private final ToLongFunction<String> cutoffs;

    private LakeSnapshot(
            Holdings.Pin pin,
            Connection connection,
            Map<String, TableSource> tables,
            Map<String, String> timeColumns,
            List<StoredFunction> functions,
            ToLongFunction<String> cutoffs) {
        this.pin = pin;
        this.connection = connection;
        this.tables = tables;
        this.timeColumns = timeColumns;
        this.functions = functions;
        this.cutoffs = cutoffs;
    }

    /**
     * Takes one.
     *
     * @param cutoffs for each table, the ticks before which rows are not seen
     */
    public static Snapshot take(
            Holdings holdings,
            Engine engine,
            Map<String, TableSource> tables,
            Map<String, String> timeColumns,
            List<StoredFunction> functions,
            ToLongFunction<String> cutoffs) {
        Holdings.Pin pin = holdings.pin();
        Connection connection = null;
        try {
            connection = engine.connect();
            // Rows that are committed between the pin and the transaction's begin belong to generations of the pin, or
            // to later ones of which none is seen: either way to a whole number of the journal's first events.
            begin(connection);
            return new LakeSnapshot(pin, connection, tables, timeColumns, functions, cutoffs);
        } catch (SQLException | RuntimeException e) {
            close(connection);
            pin.close();
            throw e instanceof PurserException known
                    ? known
                    : new PurserException(
                            LakeError.LAKE_UNAVAILABLE, Map.of("reason", String.valueOf(e.getMessage())), e);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION READ ONLY");
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Map<String, Table> tables(TimeSpan within) {
        Map<String, Table> all = new TreeMap<>();
        tables.forEach((name, source) -> all.put(
                name,
                new Table(
                        name,
                        source.at(
                                pin.moment(),
                                within,
                                cutoffs.applyAsLong(name),
                                source.columns().all(),
                                false),
                        source.columns().queried())));
        return all;
    }

    @Override
    public Map<String, Table> schema() {
        Map<String, Table> all = new TreeMap<>();
        tables.forEach((name, source) -> all.put(name, source.schema()));
        return all;
    }

    @Override
    public Table table(String name, TimeSpan within, Set<String> columns, boolean oldestFirst) {
        TableSource source = tables.get(name);
        return new Table(
                name,
                source.at(
                        pin.moment(),
                        within,
                        cutoffs.applyAsLong(name),
                        source.columns().needed(columns),
                        oldestFirst),
                source.columns().queried());
    }

    @Override
    public Map<String, String> timeColumns() {
        return timeColumns;
    }

    @Override
    public List<StoredFunction> functions() {
        return functions;
    }

    @Override
    public void close() {
        close(connection);
        pin.close();
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("connection of a snapshot did not close: error=\"{}\"", e.getMessage());
        }
    }
}
