package dev.purser.bench.lake;

import dev.purser.azure.table.AzureTables;
import dev.purser.bench.Figures;
import dev.purser.event.Origin;
import dev.purser.event.dialect.Home;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeConfig;
import dev.purser.lake.TableStatus;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Ninety days of a registry's traffic in the lake, and ten questions to it. */
public final class LakeBench {
    static final String REPOSITORY = "ContainerRegistryRepositoryEvents";
    static final String LOGIN = "ContainerRegistryLoginEvents";

    private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z"); // a Monday
    private static final Duration SPAN = Duration.ofDays(90);
    private static final Origin ORIGIN = Origin.builder()
            .registry(Home.NOWHERE.registry())
            .location(Home.NOWHERE.location())
            .build();

    private final Path folder;
    private final long events;
    private final long compared;
    private final long followed;
    private final int rounds;
    private final Figures figures;

    /**
     * @param events in the lake
     * @param compared how many of them, the newest, PostgreSQL is given too
     * @param followed how many events the lake takes out of a journal while it is timed
     * @param rounds how often each question is asked when all is warm
     */
    public LakeBench(Path folder, long events, long compared, long followed, int rounds, Figures figures) {
        this.folder = folder;
        this.events = events;
        this.compared = Math.min(events, compared);
        this.followed = followed;
        this.rounds = rounds;
        this.figures = figures;
    }

    /** Fills, asks, compares. */
    public void run() throws Exception {
        new Following(folder.resolve("following"), followed, figures).run();
        Files.createDirectories(folder.resolve("lake"));
        Clock clock = Clock.fixed(FROM.plus(SPAN), ZoneOffset.UTC);
        Traffic traffic = new Traffic(7, FROM, SPAN, events, ORIGIN);
        String needle = traffic.needle();
        AzureTables tables = AzureTables.of(Home.NOWHERE, new UUID(0, 0));
        EngineConfig engineConfig = EngineConfig.of(folder.resolve("engine"), Set.of(folder.resolve("lake")));
        TrafficJournal journal = new TrafficJournal(traffic, events);
        try (Engine engine = Engine.open(engineConfig);
                Lake lake = Lake.open(
                        LakeConfig.of(folder.resolve("lake"), Set.of(REPOSITORY, LOGIN)),
                        tables.tables(),
                        List.of(),
                        engine,
                        journal,
                        clock,
                        new SimpleMeterRegistry());
                Queries queries = new Queries(
                        lake,
                        QueryConfig.DEFAULT.withPerUser(Integer.MAX_VALUE, Duration.ofSeconds(30)),
                        clock,
                        new SimpleMeterRegistry())) {
            journal.release();
            fill(lake);
            Instant end = traffic.last();
            Asking asking = new Asking(queries, lake, folder.resolve("lake"), needle, rounds, figures);
            Memory.forget();
            asking.translations(ticks(FROM));
            asking.ask("the last day", ticks(end.minus(Duration.ofDays(1))), 150, 150);
            asking.ask("all " + events / 1_000_000 + " M", ticks(FROM), 2500, 700);
            figures.atMost("memory of the process while asked", "MiB", Memory.most() / 1024.0, 1024);
            Instant since =
                    end.minus(Duration.between(FROM, end).multipliedBy(compared).dividedBy(events));
            asking.compare(ticks(since), folder.resolve("postgres"));
        }
    }

    private void fill(Lake lake) throws InterruptedException {
        long began = System.nanoTime();
        lake.start();
        awaitWhole(lake, events);
        lake.compact();
        System.out.printf("filled with %d events in %d s%n", events, (System.nanoTime() - began) / 1_000_000_000);
        for (TableStatus table : lake.status()) {
            System.out.println(table);
            if (table.name().equals(REPOSITORY)) {
                figures.atMost(
                        "bytes of an event on disk, " + REPOSITORY, "B", (double) table.bytes() / table.rows(), 30);
            }
        }
    }

    /** Waits until the lake has all that the journal has. */
    static void awaitWhole(Lake lake, long events) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofHours(3).toNanos();
        while (!lake.awaitQueryable(events - 1, Duration.ofSeconds(1))
                || lake.status().stream().anyMatch(table -> table.rebuilding().isPresent())) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the lake was not filled in time: " + lake.status());
            }
            Thread.sleep(10);
        }
    }

    static long ticks(Instant at) {
        return Ticks.of(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
