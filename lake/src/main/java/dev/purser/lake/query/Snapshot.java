package dev.purser.lake.query;

import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables as they are at one moment, for one query: whatever is written, handed over, compacted or dropped meanwhile,
 * it goes on seeing that moment until it is closed. For one thread at a time.
 */
public interface Snapshot extends AutoCloseable {
    /**
     * A connection of the engine's, in a transaction that sees the moment. Closed with the snapshot; a query that is
     * stopped is stopped by closing it from another thread, after which {@link #close} still holds.
     */
    Connection connection();

    /**
     * The tables by name. The engine reads no more than it must for rows whose time column lies in {@code within}: rows
     * outside may be missing or be there, so that whoever asks filters as well. An empty stretch gives tables without a
     * promise of rows. Names and columns are the same for each stretch.
     */
    Map<String, Table> tables(TimeSpan within);

    /** The tables to bind a text against: those of {@link #tables}, whose sources need not be such that they can be read. */
    default Map<String, Table> schema() {
        return tables(TimeSpan.ALL);
    }

    /**
     * One of {@link #tables}, whose source need have no more than what these columns of it are made of.
     *
     * @param columns names of its columns
     * @param oldestFirst whether the first rows in time are wanted rather than the last; a hint
     */
    default Table table(String name, TimeSpan within, Set<String> columns, boolean oldestFirst) {
        return tables(within).get(name);
    }

    /** Of each table, the name of its time column; a table without one is not in it. */
    Map<String, String> timeColumns();

    /** Functions and views kept beside the tables. */
    List<StoredFunction> functions();

    @Override
    void close();
}
