package dev.purser.lake.feed;

import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.hot.Generation;
import dev.purser.lake.hot.HotWriter;
import dev.purser.lake.hot.RowStage;
import dev.purser.lake.table.RowSink;
import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** Rows that are not made of events, waiting for the tail to store them. {@link #add} is for any thread. */
public final class DirectRows {
    /** What stands for an event's number in such rows. */
    public static final long NO_EVENT = -1;

    private static final int AT_ONCE = 2_000;

    private record Given(String table, RowStage stage) {}

    private final Map<String, StoredColumns> tables;
    private final int most;
    private final Counter dropped;
    private final Queue<Given> waiting = new ArrayDeque<>();
    private int rows;

    /**
     * @param most how many rows may wait
     */
    public DirectRows(Map<String, StoredColumns> tables, int most, Counter dropped) {
        this.tables = tables;
        this.most = most;
        this.dropped = dropped;
    }

    public boolean knows(String table) {
        return tables.containsKey(table);
    }

    /** Takes rows of a table that it knows; drops and counts them if too many wait. */
    public void add(String table, Consumer<RowSink> writer) {
        RowStage stage = new RowStage(tables.get(table));
        stage.begin(NO_EVENT);
        try {
            writer.accept(stage);
        } catch (RuntimeException e) {
            dropped.increment();
            throw e;
        }
        if (!stage.whole()) {
            dropped.increment();
            throw new IllegalArgumentException("a row without an end");
        }
        synchronized (waiting) {
            if (rows + stage.rows() > most) {
                dropped.increment(stage.rows());
                return;
            }
            rows += stage.rows();
            waiting.add(new Given(table, stage));
        }
    }

    /**
     * Stores what waits, or the first of it; what fails waits on.
     *
     * @return how many rows
     */
    long store(HotWriter writer, Generation into) throws SQLException {
        Given[] some;
        synchronized (waiting) {
            some = waiting.stream().limit(AT_ONCE).toArray(Given[]::new);
        }
        if (some.length == 0) {
            return 0;
        }
        try {
            writer.begin(into);
            for (Given given : some) {
                writer.take(given.table(), given.stage());
            }
            writer.flush();
            writer.commit();
        } catch (SQLException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
        long stored = 0;
        synchronized (waiting) {
            for (Given given : some) {
                waiting.remove();
                stored += given.stage().rows();
            }
            rows -= (int) stored;
        }
        return stored;
    }
}
