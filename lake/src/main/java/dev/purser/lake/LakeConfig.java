package dev.purser.lake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Where a lake is, what it keeps and when rows move.
 *
 * @param folder the lake's own folder, which the engine must be able to read and write; made where there is none
 * @param tables names of the tables that are switched on; others are not written and cannot be asked
 * @param retention how long a table's rows are kept, by the time column; a table that is not named is kept for ever
 * @param flushEvery at most how long rows stay in memory only (the journal still has their events)
 * @param flushRows at most about how many rows, of all tables together, stay in memory before they go into files
 * @param fileRows about how many rows a file has at most after compaction
 * @param threads how many make rows of events at once when there are many
 * @param directRows at most how many rows given by {@link Lake#append} may wait; further ones are dropped and counted
 */
public record LakeConfig(
        Path folder,
        Set<String> tables,
        Map<String, Duration> retention,
        Duration flushEvery,
        long flushRows,
        long fileRows,
        int threads,
        int directRows) {
    private static final long FLUSH_ROWS = 500_000;
    private static final long FILE_ROWS = 2_000_000;
    private static final int DIRECT_ROWS = 20_000;

    public LakeConfig {
        tables = Set.copyOf(tables);
        retention = Map.copyOf(retention);
        if (flushEvery.isNegative() || flushEvery.isZero() || flushRows < 1 || fileRows < 1 || threads < 1) {
            throw new IllegalArgumentException("times, rows and threads of a lake are above zero");
        }
        if (directRows < 1 || retention.values().stream().anyMatch(kept -> kept.isNegative() || kept.isZero())) {
            throw new IllegalArgumentException("nothing is kept for no time");
        }
    }

    /** Rows in memory for five minutes or 500,000 rows, kept for ever, a thread for each processor up to four. */
    public static LakeConfig of(Path folder, Set<String> tables) {
        return new LakeConfig(
                folder,
                tables,
                Map.of(),
                Duration.ofMinutes(5),
                FLUSH_ROWS,
                FILE_ROWS,
                Math.min(4, Runtime.getRuntime().availableProcessors()),
                DIRECT_ROWS);
    }

    public LakeConfig withRetention(Map<String, Duration> other) {
        return new LakeConfig(folder, tables, other, flushEvery, flushRows, fileRows, threads, directRows);
    }

    public LakeConfig withFlush(Duration every, long rows) {
        return new LakeConfig(folder, tables, retention, every, rows, fileRows, threads, directRows);
    }

    public LakeConfig withFileRows(long rows) {
        return new LakeConfig(folder, tables, retention, flushEvery, flushRows, rows, threads, directRows);
    }

    public LakeConfig withThreads(int count) {
        return new LakeConfig(folder, tables, retention, flushEvery, flushRows, fileRows, count, directRows);
    }
}
