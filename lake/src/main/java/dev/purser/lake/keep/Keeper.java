package dev.purser.lake.keep;

import dev.purser.lake.feed.Closed;
import dev.purser.lake.feed.Pause;
import dev.purser.lake.feed.Shelf;
import dev.purser.lake.feed.Trouble;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.hot.Generation;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands generations over to files, in their order: first the files, then the manifest that names them and the position,
 * and with it, in one step, they take the generation's place for whoever asks. A crash before the manifest leaves files
 * that the next start removes, and events that it reads again. One thread runs it.
 */
public final class Keeper implements Runnable, Shelf {
    private static final long LOOK_MILLIS = 50;

    private final Shop shop;
    private final Trouble trouble;
    private final Timer flushes;
    private final Runnable after;
    private final Pause pause = new Pause();
    private final BlockingQueue<Closed> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param after called after each hand-over
     */
    public Keeper(Shop shop, Trouble trouble, Timer flushes, Runnable after) {
        this.shop = shop;
        this.trouble = trouble;
        this.flushes = flushes;
        this.after = after;
    }

    @Override
    public boolean idle() {
        return open.get() == 0;
    }

    @Override
    public void put(Closed closed) {
        open.incrementAndGet();
        queue.add(closed);
    }

    /** Ends {@link #run} when what was put is handed over, or has failed once more. */
    public void stop() {
        pause.stop();
    }

    @Override
    public void run() {
        try {
            while (true) {
                Closed closed = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (closed == null) {
                    if (pause.stopped()) {
                        return;
                    }
                    continue;
                }
                if (!handOver(closed)) {
                    return;
                }
                open.decrementAndGet();
                after.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it did not go well and all has been stopped. */
    private boolean handOver(Closed closed) {
        Map<String, List<LakeFile>> files = new TreeMap<>();
        for (int failures = 0; ; ) {
            long began = System.nanoTime();
            try {
                write(closed.generation(), files);
                shop.holdings().handOver(manifest -> with(manifest, files, closed), closed.generation());
                flushes.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                trouble.mended();
                return true;
            } catch (IOException | SQLException | RuntimeException | Error e) {
                // An error too: a keeper that ends unseen would hold up the tail for ever.
                trouble.failed(e);
                if (pause.stopped()) {
                    return false;
                }
                pause.after(++failures);
            }
        }
    }

    /** Writes files of the tables that have none yet; what is written is kept for another attempt. */
    private void write(Generation generation, Map<String, List<LakeFile>> files) throws SQLException, IOException {
        try (Connection connection = shop.engine().connect()) {
            for (String table : generation.tables()) {
                if (generation.rows(table) > 0 && !files.containsKey(table)) {
                    StoredColumns columns = shop.sources().get(table).columns();
                    files.put(
                            table,
                            shop.parquet()
                                    .write(
                                            connection,
                                            table,
                                            columns,
                                            generation.quoted(table),
                                            shop.cutoff(table),
                                            ParquetWriter.Packing.QUICK));
                }
            }
        }
    }

    private Manifest with(Manifest before, Map<String, List<LakeFile>> files, Closed closed) {
        Manifest after = before;
        for (String table : closed.generation().tables()) {
            TableFiles found = after.table(table);
            TableFiles grown = found.with(files.getOrDefault(table, List.of()));
            if (shop.ofEvents(table)) {
                grown = grown.at(Math.max(found.position(), closed.position()));
            }
            if (closed.rebuild().contains(table)) {
                grown = grown.rebuilding(Optional.of(rebuild(found, closed)));
            }
            after = after.with(table, grown);
        }
        return after;
    }

    /** A rebuild of all that is in files; one that was under way begins anew, and heeds its erasures too. */
    private TableFiles.Rebuild rebuild(TableFiles found, Closed closed) {
        List<Long> erasures = new ArrayList<>();
        found.rebuild().ifPresent(running -> erasures.addAll(running.erasures()));
        closed.erasures().stream().filter(more -> !erasures.contains(more)).forEach(erasures::add);
        return TableFiles.Rebuild.begin(shop.journal().first(), closed.position(), erasures);
    }
}
