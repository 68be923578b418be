package dev.purser.bench.lake;

import dev.purser.bench.Figures;
import dev.purser.event.EventCodec;
import dev.purser.event.Origin;
import dev.purser.event.SealedEvent;
import dev.purser.event.dialect.Home;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeConfig;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.table.LakeTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How fast a lake takes events out of a journal that holds many. */
final class Following {
    private static final int AT_ONCE = 1000;

    private final Path folder;
    private final long events;
    private final Figures figures;

    Following(Path folder, long events, Figures figures) {
        this.folder = folder;
        this.events = events;
        this.figures = figures;
    }

    void run() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (FileJournal journal = FileJournal.open(
                JournalConfig.defaults(data), Clock.systemUTC(), new SimpleMeterRegistry(), List.of())) {
            List<LakeTable> all = Tables.all();
            Set<String> azure = Set.of(LakeBench.REPOSITORY, LakeBench.LOGIN);
            Set<String> names = all.stream().map(LakeTable::name).collect(Collectors.toUnmodifiableSet());
            for (String warm : List.of("", "warm-")) {
                // Opened while the journal is empty, so that they follow it from its first event.
                open(journal, all, azure, warm + "two").close();
                open(journal, all, names, warm + "every").close();
            }
            fill(journal);
            follow(journal, all, azure, "warm-two");
            double two = follow(journal, all, azure, "two");
            figures.atLeast("journal to rows, Azure's two tables", "events/s", two, 100_000);
            follow(journal, all, names, "warm-every");
            double every = follow(journal, all, names, "every");
            figures.atLeast("journal to rows, every table", "events/s", every, 30_000);
        }
    }

    private void fill(FileJournal journal) {
        Traffic traffic = new Traffic(
                3,
                Instant.parse("2026-01-05T00:00:00Z"),
                Duration.ofHours(4),
                events,
                Origin.builder()
                        .registry(Home.NOWHERE.registry())
                        .location(Home.NOWHERE.location())
                        .build());
        List<SealedEvent> some = new ArrayList<>();
        while (traffic.hasNext()) {
            some.add(EventCodec.seal(traffic.next()));
            if (some.size() == AT_ONCE || !traffic.hasNext()) {
                journal.append(some);
                some.clear();
            }
        }
    }

    /** A lake with an engine of its own. */
    private record Opened(Engine engine, Lake lake) implements AutoCloseable {
        @Override
        public void close() {
            lake.close();
            engine.close();
        }
    }

    private Opened open(FileJournal journal, List<LakeTable> tables, Set<String> on, String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        Engine engine = Engine.open(EngineConfig.of(folder.resolve(name + "-engine"), Set.of(own)));
        return new Opened(
                engine,
                Lake.open(
                        LakeConfig.of(own, on),
                        tables,
                        List.of(),
                        engine,
                        journal,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
    }

    private double follow(FileJournal journal, List<LakeTable> tables, Set<String> on, String name) throws Exception {
        try (Opened opened = open(journal, tables, on, name)) {
            long began = System.nanoTime();
            opened.lake().start();
            LakeBench.awaitWhole(opened.lake(), events);
            return events / ((System.nanoTime() - began) / 1e9);
        }
    }
}
