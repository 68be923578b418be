package dev.purser.lake.keep;

import dev.purser.lake.feed.Pause;
import dev.purser.lake.feed.Trouble;
import dev.purser.lake.file.TableFiles.Rebuild;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What goes on beside the hand-overs: tables that are made again, and files that are many. One thread runs it. */
public final class Care implements Runnable {
    private static final long LOOK_SECONDS = 1;

    private final Shop shop;
    private final Compactor compactor;
    private final long spillRows;
    private final Trouble trouble;
    private final Counter unreadable;
    private final Pause pause;
    private final Semaphore asked = new Semaphore(0);

    /**
     * @param spillRows about how many rows of a rebuild stay in memory
     * @param pause stopped, it ends {@link #run}; what is under way is left and goes on after the next start
     */
    public Care(Shop shop, Compactor compactor, long spillRows, Trouble trouble, Counter unreadable, Pause pause) {
        this.shop = shop;
        this.compactor = compactor;
        this.spillRows = spillRows;
        this.trouble = trouble;
        this.unreadable = unreadable;
        this.pause = pause;
    }

    /** Asks for a look soon; from any thread. */
    public void ask() {
        asked.release();
    }

    public void stop() {
        pause.stop();
        ask();
    }

    @Override
    public void run() {
        int failures = 0;
        while (!pause.stopped()) {
            try {
                Map<String, Rebuild> wanted = wanted();
                if (!wanted.isEmpty()) {
                    rebuild(wanted);
                    trouble.mended();
                }
                compactor.compact(false);
                failures = 0;
                if (wanted().isEmpty() && asked.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | SQLException | RuntimeException | Error e) {
                // An error too: without this thread an erasure would not reach the tables.
                trouble.failed(e);
                pause.after(++failures);
            }
        }
    }

    private Map<String, Rebuild> wanted() {
        Map<String, Rebuild> wanted = new TreeMap<>();
        shop.sources().keySet().forEach(table -> {
            Optional<Rebuild> rebuild =
                    shop.holdings().now().manifest().table(table).rebuild();
            rebuild.ifPresent(found -> wanted.put(table, found));
        });
        return wanted;
    }

    private void rebuild(Map<String, Rebuild> wanted) throws IOException, SQLException {
        try (Rebuilding rebuilding = new Rebuilding(shop, wanted, spillRows, unreadable, pause::stopped)) {
            rebuilding.run();
        }
    }
}
