package dev.purser.bench;

import dev.purser.bench.load.Api;
import dev.purser.bench.peer.Purser;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.SealedEvent;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.testkit.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The memory of the program while a destination is very many events behind: one that is away, and one that catches up. */
final class LagBench {
    private static final int AT_ONCE = 1000;
    private static final long WATCHED_NANOS = 20_000_000_000L;

    private final Path home;
    private final Path work;
    private final int events;
    private final Figures figures;

    LagBench(Path home, Path work, int events, Figures figures) {
        this.home = home;
        this.work = work;
        this.events = events;
        this.figures = figures;
    }

    void run() throws Exception {
        Purser first = Purser.start(home, work);
        Api api = new Api(first.base(), first.credential().orElseThrow());
        api.post("/purser/v1/destinations", """
                {"name":"away","type":"webhook","dialect":"cloudtrail","test":false,
                 "options":{"url":"http://127.0.0.1:9/","allow-private":"true"}}""");
        api.post("/purser/v1/destinations", """
                {"name":"folder","type":"folder","dialect":"cloudtrail","options":{"path":"trail"}}""");
        api.post("/purser/v1/routes", """
                {"name":"all","rules":[{"destinations":["away","folder"]}]}""");
        first.process().destroy();
        first.process().waitFor();
        fill(first.data());
        Purser again = Purser.start(home, work);
        try {
            long end = System.nanoTime() + WATCHED_NANOS;
            long most = 0;
            while (System.nanoTime() < end) {
                most = Math.max(most, resident(again.process().pid()));
                LockSupport.parkNanos(100_000_000);
            }
            figures.atMost("memory with a destination " + events + " events behind", "MiB", most / 1024.0, 400);
        } finally {
            again.close();
        }
    }

    private void fill(Path data) {
        List<AuditEvent> samples = new SampleEvents(2).next(20_000);
        try (FileJournal journal = FileJournal.open(
                JournalConfig.defaults(data), Clock.systemUTC(), new SimpleMeterRegistry(), List.of())) {
            List<SealedEvent> some = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                some.add(EventCodec.seal(samples.get(i % samples.size())));
                if (some.size() == AT_ONCE || i == events - 1) {
                    journal.append(some);
                    some.clear();
                }
            }
        }
    }

    /** Kilobytes in memory, of the process that the start script became. */
    private static long resident(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
