package dev.purser.bench;

import dev.purser.bench.load.Api;
import dev.purser.bench.load.Paced;
import dev.purser.bench.load.Pusher;
import dev.purser.bench.peer.Purser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What five routes cost a pull: the built program under pulls at a fixed pace, with and without them, turn by turn. */
final class RoutesBench {
    private static final String REPOSITORY = "bench/image";
    private static final int PER_SECOND = 2000;
    private static final List<String> DIALECTS = List.of("purser", "cloudtrail", "azure", "activity-tracker", "purser");

    private final Path home;
    private final Path work;
    private final int rounds;
    private final int seconds;
    private final Figures figures;

    RoutesBench(Path home, Path work, int rounds, int seconds, Figures figures) {
        this.home = home;
        this.work = work;
        this.rounds = rounds;
        this.seconds = seconds;
        this.figures = figures;
    }

    void run() throws Exception {
        try (Purser plain = Purser.start(home, work.resolve("plain"));
                Purser routed = Purser.start(home, work.resolve("routed"))) {
            for (Purser one : List.of(plain, routed)) {
                new Pusher(one.base(), one.credential())
                        .image(
                                REPOSITORY,
                                "v1",
                                "{}".getBytes(StandardCharsets.UTF_8),
                                "layer".getBytes(StandardCharsets.UTF_8));
            }
            Api api = new Api(routed.base(), routed.credential().orElseThrow());
            for (int i = 0; i < DIALECTS.size(); i++) {
                api.post("/purser/v1/destinations", """
                        {"name":"d%d","type":"folder","dialect":"%s","options":{"path":"d%d"},
                         "batching":{"records":10000,"bytes":4000000,"ageSeconds":1}}""".formatted(i, DIALECTS.get(i), i));
                api.post("/purser/v1/routes", """
                        {"name":"r%d","rules":[{"destinations":["d%d"]}]}""".formatted(i, i));
            }
            double[] with = new double[rounds];
            double[] without = new double[rounds];
            pulls(plain);
            pulls(routed);
            for (int round = 0; round < rounds; round++) {
                without[round] = pulls(plain);
                with[round] = pulls(routed);
            }
            figures.atMost(
                    "p99 of pulls at " + PER_SECOND + "/s, five routes to none",
                    "× (" + Math.round(Figures.median(without) * 100) / 100.0 + " ms without)",
                    Figures.median(with) / Figures.median(without),
                    1.2);
        }
    }

    private double pulls(Purser program) throws Exception {
        Optional<String> credential = program.credential();
        return Paced.p99(
                program.base() + "/v2/" + REPOSITORY + "/manifests/v1",
                Map.of(
                        "Accept",
                        "application/vnd.oci.image.manifest.v1+json",
                        "Authorization",
                        credential.orElseThrow()),
                PER_SECOND,
                seconds);
    }
}
