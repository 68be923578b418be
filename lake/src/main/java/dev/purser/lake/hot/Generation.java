package dev.purser.lake.hot;

import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.StoredColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tables in the engine's memory that rows go to between two hand-overs: one for each table of the lake. Once it is closed,
 * no row is added to it, so that what is written into a file is what queries saw. Thread-safe.
 */
public final class Generation {
    private final String suffix;
    private final Map<String, AtomicLong> rows = new TreeMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private Generation(String suffix, Iterable<String> tables) {
        this.suffix = suffix;
        tables.forEach(table -> rows.put(table, new AtomicLong()));
    }

    /**
     * Makes the engine's tables, empty.
     *
     * @param suffix of their names; another one for each generation
     */
    public static Generation create(Engine engine, String suffix, Map<String, StoredColumns> tables)
            throws SQLException {
        Generation made = new Generation(suffix, tables.keySet());
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, StoredColumns> table : tables.entrySet()) {
                statement.execute(table.getValue().create(made.name(table.getKey())));
            }
        }
        return made;
    }

    /** Removes the engine's tables. */
    public void drop(Engine engine) throws SQLException {
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            for (String table : rows.keySet()) {
                statement.execute("DROP TABLE IF EXISTS " + quoted(table));
            }
        }
    }

    /** The tables that it has rows of. */
    public Iterable<String> tables() {
        return rows.keySet();
    }

    public boolean has(String table) {
        return rows.containsKey(table);
    }

    /** What the engine calls a table of the lake here. */
    String name(String table) {
        return table + '#' + suffix;
    }

    /** The same, quoted. */
    public String quoted(String table) {
        return '"' + name(table) + '"';
    }

    /** Counts rows that were committed. */
    void added(String table, long more, long size) {
        rows.get(table).addAndGet(more);
        bytes.addAndGet(size);
    }

    public long rows(String table) {
        AtomicLong count = rows.get(table);
        return count == null ? 0 : count.get();
    }

    /** Rows of all tables. */
    public long rows() {
        return rows.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** About how many bytes its rows take when they are not compressed. */
    public long bytes() {
        return bytes.get();
    }
}
