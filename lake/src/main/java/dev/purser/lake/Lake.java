package dev.purser.lake;

import dev.purser.event.PurserException;
import dev.purser.journal.Journal;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.feed.DirectRows;
import dev.purser.lake.feed.Pause;
import dev.purser.lake.feed.RowMaker;
import dev.purser.lake.feed.Tail;
import dev.purser.lake.feed.Threads;
import dev.purser.lake.feed.Trouble;
import dev.purser.lake.file.LakeDisk;
import dev.purser.lake.file.LakeFolder;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.keep.Care;
import dev.purser.lake.keep.Compactor;
import dev.purser.lake.keep.Keeper;
import dev.purser.lake.keep.Shop;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.SnapshotSource;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import dev.purser.lake.view.Holdings;
import dev.purser.lake.view.LakeSnapshot;
import dev.purser.lake.view.TableSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The record as tables: follows the journal, keeps young rows in the engine's memory and older ones in Parquet files, and
 * gives moments of them. All methods may be called from any thread.
 *
 * <p>The journal is what makes it durable: after a crash it reads on from the position that its manifest holds. Rows can be
 * asked for moments after their events are durable; after a start, when what was in memory has been read again. Whatever
 * fails (a full disk, an engine out of memory) is tried again for ever and shows in {@link #status}; the lake falls behind
 * meanwhile, with bounded memory, and nothing else stops.
 *
 * <p>When a person is erased from the record, all tables are made again from the journal without the erased facts; until
 * that is done, queries still see the old rows. Rows whose events the journal no longer has (retention took them) cannot be
 * made again: they stay as they are, erased facts included, until the table's own retention takes them. So a table that may
 * name persons should be kept no longer than the journal.
 */
public final class Lake implements SnapshotSource, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private final LakeConfig config;
    private final List<StoredFunction> functions;
    private final Engine engine;
    private final Shop shop;
    private final Map<String, String> timeColumns = new TreeMap<>();
    private final DirectRows direct;
    private final Tail tail;
    private final Keeper keeper;
    private final Thread tailThread;
    private final Thread keeperThread;
    private final Compactor compactor;
    private final Care care;
    private final Thread careThread;
    private final LakeStatus status;

    private Lake(
            LakeConfig config,
            Map<String, LakeTable> tables,
            List<StoredFunction> functions,
            Engine engine,
            Journal journal,
            Clock clock,
            MeterRegistry metrics,
            LakeDisk disk)
            throws IOException, SQLException {
        this.config = config;
        this.functions = List.copyOf(functions);
        this.engine = engine;
        LakeFolder folder = new LakeFolder(config.folder(), disk);
        Manifest found = folder.load().orElse(Manifest.EMPTY);
        Manifest settled = LakeTables.settle(found, tables.values(), folder, journal);
        if (!settled.equals(found)) {
            folder.save(settled);
        }
        folder.sweep(settled);
        Map<String, TableSource> sources = new TreeMap<>();
        Map<String, StoredColumns> columns = new TreeMap<>();
        Map<String, StoredColumns> directColumns = new TreeMap<>();
        for (LakeTable table : tables.values()) {
            StoredColumns stored = StoredColumns.of(table);
            columns.put(table.name(), stored);
            sources.put(table.name(), new TableSource(folder, table.name(), stored));
            timeColumns.put(table.name(), table.timeColumn());
            if (!table.ofEvents()) {
                directColumns.put(table.name(), stored);
            }
        }
        Holdings holdings = new Holdings(folder, engine, settled);
        ParquetWriter parquet = new ParquetWriter(folder, config.fileRows());
        shop = new Shop(journal, engine, holdings, parquet, tables, sources, config.retention(), clock);
        Counter failures = LakeMetric.FAILURES.counter(metrics);
        Trouble feeding = new Trouble("making rows", failures);
        Trouble keeping = new Trouble("writing files", failures);
        direct = new DirectRows(directColumns, config.directRows(), LakeMetric.DROPPED.counter(metrics));
        Trouble merging = new Trouble("merging files", failures);
        Trouble rebuilding = new Trouble("making a table again", failures);
        Counter unreadable = LakeMetric.UNREADABLE.counter(metrics);
        Pause caring = new Pause();
        compactor =
                new Compactor(shop, config.fileRows(), merging, LakeMetric.COMPACTION.timer(metrics), caring::stopped);
        care = new Care(shop, compactor, config.flushRows(), rebuilding, unreadable, caring);
        keeper = new Keeper(shop, keeping, LakeMetric.FLUSH.timer(metrics), care::ask);
        List<RowMaker.Range> ranges = tables.values().stream()
                .filter(LakeTable::ofEvents)
                .map(table ->
                        new RowMaker.Range(table, settled.table(table.name()).position(), Long.MAX_VALUE))
                .toList();
        long first = ranges.stream().mapToLong(RowMaker.Range::from).min().orElse(journal.size());
        tail = new Tail(
                new Tail.Setup(
                        journal,
                        engine,
                        holdings,
                        keeper,
                        columns,
                        ranges,
                        direct,
                        config.flushEvery(),
                        config.flushRows(),
                        config.threads(),
                        feeding,
                        LakeMetric.EVENTS.counter(metrics),
                        LakeMetric.ROWS.counter(metrics),
                        unreadable),
                first);
        status = new LakeStatus(shop, tail, List.of(feeding, keeping, rebuilding, merging));
        status.register(metrics);
        tailThread = Thread.ofPlatform().daemon().name("lake-tail").unstarted(tail);
        keeperThread = Thread.ofPlatform().daemon().name("lake-keeper").unstarted(keeper);
        careThread = Thread.ofPlatform().daemon().name("lake-care").unstarted(care);
    }

    /**
     * Opens the lake; nothing moves before {@link #start}, but what is in files can be asked.
     *
     * @param tables all that can be switched on
     * @param functions kept beside the tables
     * @param engine must outlive the lake, and be able to read and write in its folder
     * @throws PurserException {@code LAKE_UNAVAILABLE} if the folder cannot be read or written
     * @throws IllegalArgumentException if a table that is switched on is unknown or cannot be kept
     */
    public static Lake open(
            LakeConfig config,
            List<LakeTable> tables,
            List<StoredFunction> functions,
            Engine engine,
            Journal journal,
            Clock clock,
            MeterRegistry metrics) {
        return open(config, tables, functions, engine, journal, clock, metrics, new LakeDisk());
    }

    static Lake open(
            LakeConfig config,
            List<LakeTable> tables,
            List<StoredFunction> functions,
            Engine engine,
            Journal journal,
            Clock clock,
            MeterRegistry metrics,
            LakeDisk disk) {
        Map<String, LakeTable> on = new TreeMap<>();
        for (LakeTable table : tables) {
            if (config.tables().contains(table.name())) {
                if (!NAME.matcher(table.name()).matches() || on.put(table.name(), table) != null) {
                    throw new IllegalArgumentException("not a name of one table: " + table.name());
                }
            }
        }
        for (String name : config.tables()) {
            if (!on.containsKey(name)) {
                throw new IllegalArgumentException("there is no table " + name);
            }
        }
        try {
            return new Lake(config, on, functions, engine, journal, clock, metrics, disk);
        } catch (IOException | SQLException e) {
            throw new PurserException(LakeError.LAKE_UNAVAILABLE, Map.of("reason", String.valueOf(e.getMessage())), e);
        }
    }

    /** Begins to follow the journal. */
    public void start() {
        keeperThread.start();
        tailThread.start();
        careThread.start();
    }

    @Override
    public Snapshot take() {
        return LakeSnapshot.take(shop.holdings(), engine, shop.sources(), timeColumns, functions, shop::cutoff);
    }

    /** How the tables that are switched on are. */
    public List<TableStatus> status() {
        return status.tables();
    }

    /**
     * Asks that a table be made again from the journal, beside the running tail; queries go on over the old rows until the
     * new ones are whole. Returns at once.
     *
     * @throws PurserException {@code TABLE_UNKNOWN} if there is no such table, or it is not made of events
     */
    public void rebuild(String table) {
        LakeTable known = shop.tables().get(table);
        if (known == null || !known.ofEvents()) {
            throw unknown(table);
        }
        tail.rebuild(Set.of(table));
    }

    /** Makes one file of the small ones of each day that is over; minutes where there is much. */
    public void compact() {
        compactor.compact(true);
    }

    /** Drops what is older than it is to be kept. Queries do not see it even before. */
    public void retain() {
        compactor.retain();
    }

    /**
     * Waits until the event of that number, and all before it, can be asked for. A table that is being made again (a new
     * one over a long journal is, too) lacks older events until {@link #status} no longer says so.
     *
     * @return false if the time ran out first, or the lake was closed
     */
    public boolean awaitQueryable(long sequence, Duration atMost) throws InterruptedException {
        return tail.await(sequence, atMost);
    }

    /**
     * Adds rows to a table that is not made of events. They can be asked for within a second; a crash loses those that are
     * in memory only. Rows that come faster than they are stored are dropped and counted.
     *
     * @param rows called once, on the caller's thread
     * @throws PurserException {@code TABLE_UNKNOWN} if there is no such table, or it is made of events
     */
    public void append(String table, Consumer<RowSink> rows) {
        if (!direct.knows(table)) {
            throw unknown(table);
        }
        direct.add(table, rows);
    }

    private static PurserException unknown(String table) {
        return new PurserException(LakeError.TABLE_UNKNOWN, Map.of("table", table));
    }

    /** Has what is in memory handed over to files soon. */
    public void flush() {
        tail.flush();
    }

    /** Hands over what is in memory, and ends. */
    @Override
    public void close() {
        if (tailThread.getState() == Thread.State.NEW) {
            tail.abandon();
            return;
        }
        care.stop();
        tail.stop();
        Threads.join(List.of(tailThread));
        keeper.stop();
        Threads.join(List.of(keeperThread, careThread));
    }
}
