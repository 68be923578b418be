package dev.purser.cli.query.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Works through files, with as many hands as there are processors where there is much to do. */
final class Crew {
    /** Less than this, in bytes, one hand does alone: the rows then stand in the order of the files. */
    private static final long LITTLE = 32 << 20;

    private Crew() {}

    /** What one hand does. */
    interface Hand extends AutoCloseable {
        void read(Path file) throws IOException, SQLException;

        /** No more files will come. */
        @Override
        void close() throws SQLException;
    }

    /** Makes hands. */
    interface Hiring {
        Hand hire(int number) throws SQLException;
    }

    static void work(List<Path> files, Hiring hiring) throws SQLException, IOException {
        long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
        int hands =
                bytes < LITTLE ? 1 : Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(hands, Crew::helper)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < hands; i++) {
                int number = i;
                all.add(pool.submit(() -> {
                    try (Hand hand = hiring.hire(number)) {
                        int file = next.getAndIncrement();
                        while (file < files.size()) {
                            hand.read(files.get(file));
                            file = next.getAndIncrement();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException failed) {
                    next.set(files.size());
                    throw unwrapped(failed.getCause());
                } catch (InterruptedException stopped) {
                    next.set(files.size());
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", stopped);
                }
            }
        }
    }

    private static Thread helper(Runnable work) {
        Thread thread = new Thread(work, "purser-query-load");
        thread.setDaemon(true);
        return thread;
    }

    private static IOException unwrapped(Throwable cause) throws SQLException {
        return switch (cause) {
            case IOException io -> io;
            case SQLException sql -> throw sql;
            case UncheckedIOException io -> io.getCause();
            case RuntimeException other -> throw other;
            default -> throw new IllegalStateException(cause);
        };
    }
}
