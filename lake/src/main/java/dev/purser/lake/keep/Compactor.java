package dev.purser.lake.keep;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.feed.Trouble;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.view.TableSource;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Makes several files of a day one, and drops files that are past their time. New files take the place of old ones in one
 * change of the manifest; who reads the old ones goes on. One at a time; callable from any thread.
 */
public final class Compactor {
    private final Shop shop;
    private final long fileRows;
    private final Trouble trouble;
    private final Timer merges;
    private final BooleanSupplier stopped;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * @param stopped whether to leave what is not begun
     */
    public Compactor(Shop shop, long fileRows, Trouble trouble, Timer merges, BooleanSupplier stopped) {
        this.shop = shop;
        this.fileRows = fileRows;
        this.trouble = trouble;
        this.merges = merges;
        this.stopped = stopped;
    }

    /**
     * Merges what is worth it.
     *
     * @param all whether the days that are over are finished, or only what is many is merged
     */
    public void compact(boolean all) {
        one.lock();
        try {
            for (String table : shop.sources().keySet()) {
                TableFiles found = shop.holdings().now().manifest().table(table);
                // What is being made again is not worth being merged, and the two must not mix.
                if (found.rebuild().isEmpty()) {
                    long today = shop.now() / Ticks.DAY;
                    for (List<LakeFile> files : Merges.of(found.files(), today, fileRows, all)) {
                        if (stopped.getAsBoolean()) {
                            return;
                        }
                        merge(table, files);
                    }
                }
            }
            trouble.mended();
        } catch (IOException | SQLException | RuntimeException e) {
            trouble.failed(e);
        } finally {
            one.unlock();
        }
    }

    private void merge(String table, List<LakeFile> files) throws IOException, SQLException {
        long began = System.nanoTime();
        TableSource source = shop.sources().get(table);
        long cutoff = shop.cutoff(table);
        List<LakeFile> merged;
        try (Connection connection = shop.engine().connect()) {
            merged = write(connection, source, files, cutoff);
        }
        long before = files.stream().mapToLong(LakeFile::rows).sum();
        long after = merged.stream().mapToLong(LakeFile::rows).sum();
        boolean[] done = {false};
        try {
            if (after == before || cutoff > 0 && after < before) {
                shop.holdings().change(manifest -> {
                    done[0] = replaceable(manifest, table, files);
                    return done[0]
                            ? manifest.change(table, now -> now.without(files).with(merged))
                            : manifest;
                });
            } else {
                throw new IllegalStateException(
                        "merging files of " + table + " gave " + after + " rows, expected " + before);
            }
        } finally {
            if (!done[0] || !shop.holdings().now().files(table).containsAll(merged)) {
                shop.holdings().abandon(merged);
            }
        }
        merges.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /** What is too much for the engine's memory when it is packed tightly may still be possible with less effort. */
    private List<LakeFile> write(Connection connection, TableSource source, List<LakeFile> files, long cutoff)
            throws IOException, SQLException {
        String rows = source.of(files);
        try {
            return shop.parquet()
                    .write(connection, source.table(), source.columns(), rows, cutoff, ParquetWriter.Packing.TIGHT);
        } catch (SQLException e) {
            trouble.failed(e);
            return shop.parquet()
                    .write(connection, source.table(), source.columns(), rows, cutoff, ParquetWriter.Packing.QUICK);
        }
    }

    private static boolean replaceable(Manifest manifest, String table, List<LakeFile> files) {
        TableFiles now = manifest.table(table);
        return now.rebuild().isEmpty() && now.files().containsAll(files);
    }

    /** Drops the files all of whose rows are past their time. */
    public void retain() {
        one.lock();
        try {
            shop.holdings().change(manifest -> {
                Manifest after = manifest;
                for (String table : shop.sources().keySet()) {
                    long cutoff = shop.cutoff(table);
                    List<LakeFile> past = manifest.table(table).files().stream()
                            .filter(file -> file.max() < cutoff)
                            .toList();
                    if (!past.isEmpty()) {
                        after = after.change(table, now -> now.without(past));
                    }
                }
                return after;
            });
            trouble.mended();
        } catch (IOException | RuntimeException e) {
            trouble.failed(e);
        } finally {
            one.unlock();
        }
    }
}
