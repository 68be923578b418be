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
            fill(journal);
            List<LakeTable> all = Tables.all();
            double two = follow(journal, all, Set.of(LakeBench.REPOSITORY, LakeBench.LOGIN), "two");
            figures.atLeast("journal to rows, Azure's two tables", "events/s", two, 100_000);
            double every = follow(
                    journal, all, all.stream().map(LakeTable::name).collect(Collectors.toUnmodifiableSet()), "every");
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

    private double follow(FileJournal journal, List<LakeTable> tables, Set<String> on, String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        try (Engine engine = Engine.open(EngineConfig.of(folder.resolve(name + "-engine"), Set.of(own)));
                Lake lake = Lake.open(
                        LakeConfig.of(own, on),
                        tables,
                        List.of(),
                        engine,
                        journal,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            long began = System.nanoTime();
            lake.start();
            LakeBench.awaitWhole(lake, events);
            return events / ((System.nanoTime() - began) / 1e9);
        }
    }
}
