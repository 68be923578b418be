package dev.purser.lake;

import dev.purser.journal.Journal;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.SnapshotSource;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The record as tables: follows the journal, keeps young rows in the engine's memory and older ones in Parquet files, and
 * gives moments of them. All methods may be called from any thread.
 */
public final class Lake implements SnapshotSource, AutoCloseable {
    private Lake() {}

    /**
     * Opens the lake; nothing moves before {@link #start}, but what is in files can be asked.
     *
     * @param tables all that can be switched on
     * @param functions kept beside the tables
     * @throws dev.purser.event.PurserException {@code LAKE_UNAVAILABLE} if the folder cannot be read or written
     */
    public static Lake open(
            LakeConfig config,
            List<LakeTable> tables,
            List<StoredFunction> functions,
            Engine engine,
            Journal journal,
            Clock clock,
            MeterRegistry metrics) {
        throw new UnsupportedOperationException("under way");
    }

    /** Begins to follow the journal. */
    public void start() {
        throw new UnsupportedOperationException("under way");
    }

    @Override
    public Snapshot take() {
        throw new UnsupportedOperationException("under way");
    }

    /** How the tables that are switched on are. */
    public List<TableStatus> status() {
        throw new UnsupportedOperationException("under way");
    }

    /**
     * Asks that a table be made again from the journal, beside the running tail; queries go on over the old rows until the
     * new ones are whole. Returns at once.
     *
     * @throws dev.purser.event.PurserException {@code TABLE_UNKNOWN}
     */
    public void rebuild(String table) {
        throw new UnsupportedOperationException("under way");
    }

    /** Merges small files; minutes where there is much. */
    public void compact() {
        throw new UnsupportedOperationException("under way");
    }

    /** Drops what is older than it is to be kept. */
    public void retain() {
        throw new UnsupportedOperationException("under way");
    }

    /**
     * Waits until the event of that number, and all before it, can be asked for.
     *
     * @return false if the time ran out first, or the lake was closed
     */
    public boolean awaitQueryable(long sequence, Duration atMost) throws InterruptedException {
        throw new UnsupportedOperationException("under way");
    }

    /**
     * Adds rows to a table that is not made of events. They can be asked for within a second; a crash loses those that are
     * in memory only. Rows that come faster than they are stored are dropped and counted.
     *
     * @param rows called once, on the caller's thread
     * @throws dev.purser.event.PurserException {@code TABLE_UNKNOWN} if there is no such table, or it is made of events
     */
    public void append(String table, Consumer<RowSink> rows) {
        throw new UnsupportedOperationException("under way");
    }

    /** Hands over what is in memory, and ends. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("under way");
    }
}
