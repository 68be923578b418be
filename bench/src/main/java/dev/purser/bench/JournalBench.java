package dev.purser.bench;

import dev.purser.event.EventIds;
import dev.purser.event.SealedEvent;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The journal alone: 1 KB events, 1,024 appends in flight, against a bare loop that writes and syncs as many bytes. */
final class JournalBench {
    private static final int IN_FLIGHT = 1024;
    private static final int EVENT = 1024;

    private final Path work;
    private final int rounds;
    private final int events;
    private final Figures figures;

    JournalBench(Path work, int rounds, int events, Figures figures) {
        this.work = work;
        this.rounds = rounds;
        this.events = events;
        this.figures = figures;
    }

    void run() throws Exception {
        double[] ours = new double[rounds];
        double[] bare = new double[rounds];
        appendAll(work.resolve("warm-up"));
        for (int round = 0; round < rounds; round++) {
            ours[round] = appendAll(work.resolve("journal-" + round));
            bare[round] = bareLoop(work.resolve("bare-" + round));
        }
        figures.atLeast("journal alone, 1 KB events, 1,024 in flight", "events/s", ours, "bare loop", bare, 0.6);
    }

    private double appendAll(Path folder) throws Exception {
        byte[] leaf = new byte[EVENT];
        new Random(7).nextBytes(leaf);
        JournalConfig config = JournalConfig.defaults(folder);
        try (Journal journal = FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), List.of())) {
            AtomicLong left = new AtomicLong(events);
            List<Thread> threads = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < IN_FLIGHT; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (left.getAndDecrement() > 0) {
                        journal.append(List.of(new SealedEvent(EventIds.next(Instant.EPOCH), leaf, List.of())));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return events / ((System.nanoTime() - began) / 1e9);
        }
    }

    private double bareLoop(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ByteBuffer batch = ByteBuffer.allocateDirect(IN_FLIGHT * EVENT);
        long began = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int done = 0; done < events; done += IN_FLIGHT) {
                batch.clear();
                channel.write(batch);
                channel.force(false);
            }
        }
        double rate = events / ((System.nanoTime() - began) / 1e9);
        Files.delete(file);
        return rate;
    }
}
