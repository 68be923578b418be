package dev.purser.bench;

import dev.purser.bench.peer.Purser;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A start after SIGKILL with many events on disk, and the check of all of them. */
final class RestartBench {
    private static final int WRITERS = 512;
    private static final int AT_ONCE = 16;

    private final Path home;
    private final Path work;
    private final int events;
    private final Figures figures;
    private final LongAdder bytes = new LongAdder();

    RestartBench(Path home, Path work, int events, Figures figures) {
        this.home = home;
        this.work = work;
        this.events = events;
        this.figures = figures;
    }

    void run() throws Exception {
        Path data = work.resolve("data");
        try (Purser first = Purser.start(home, work)) {
            first.process().pid();
        }
        fill(data);
        Purser killed = Purser.start(home, work);
        killed.process().destroyForcibly().waitFor();
        Purser again = Purser.start(home, work);
        double seconds = again.startNanos() / 1e9;
        again.close();
        figures.atMost("restart after SIGKILL with " + events + " events", "s", seconds, 5);
        verify(data);
    }

    private void fill(Path data) throws Exception {
        AtomicLong left = new AtomicLong(events);
        try (Journal journal = FileJournal.open(
                JournalConfig.defaults(data), Clock.systemUTC(), new SimpleMeterRegistry(), List.of())) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Thread.ofVirtual().start(() -> {
                    while (left.addAndGet(-AT_ONCE) > -AT_ONCE) {
                        List<SealedEvent> some = new ArrayList<>();
                        for (int j = 0; j < AT_ONCE; j++) {
                            some.addAll(Recording.begin(
                                            Clock.systemUTC(),
                                            Action.IMAGE_PULL,
                                            CallInterface.OCI,
                                            "GetManifest",
                                            Recording.Gate.OPEN)
                                    .seal());
                        }
                        journal.append(some);
                        some.forEach(event -> bytes.add(size(event)));
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    /** What the verifier has to hash of an event. */
    private static long size(SealedEvent event) {
        return event.leaf().length
                + event.parts().stream()
                        .mapToLong(part -> part.salt().length + part.body().length)
                        .sum();
    }

    private void verify(Path data) throws IOException, InterruptedException {
        Path journal = data.resolve("journal");
        Path key = journal.resolve("public-keys");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        home.resolve("purser").toString(), "verify", "--folder=" + journal, "--key=" + key)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("the verifier said: " + output);
        }
        double rate = bytes.sum() / 1e6 / ((System.nanoTime() - began) / 1e9);
        figures.atLeast("full verification", "MB/s", rate, 300);
    }
}
