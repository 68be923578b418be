package dev.purser.bench;

import dev.purser.bench.load.Pusher;
import dev.purser.bench.load.Wrk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the record costs: the same program three times in this process, with the journal on disk, with one that drops, and
 * with the journal on disk and the lake following it, under the same pulls, turn by turn. The lake is off in the first two:
 * it has nothing to follow where records are dropped. As shipped it is on, so both figures are held to the same bar.
 */
final class RecordBench {
    private static final String REPOSITORY = "bench/image";
    private static final int CONNECTIONS = 32;

    private final Path work;
    private final int rounds;
    private final int seconds;
    private final Figures figures;

    RecordBench(Path work, int rounds, int seconds, Figures figures) {
        this.work = work;
        this.rounds = rounds;
        this.seconds = seconds;
        this.figures = figures;
    }

    void run() throws Exception {
        String off = "--lake.enabled=false";
        try (InProcess recording = new InProcess(work.resolve("recording"), journal -> journal, off);
                InProcess dropping = new InProcess(work.resolve("dropping"), DroppingJournal::new, off);
                InProcess followed = new InProcess(work.resolve("followed"), journal -> journal)) {
            for (InProcess one : List.of(recording, dropping, followed)) {
                new Pusher(one.base(), Optional.of(one.credential()))
                        .image(
                                REPOSITORY,
                                "v1",
                                "{}".getBytes(StandardCharsets.UTF_8),
                                "layer".getBytes(StandardCharsets.UTF_8));
                pulls(one);
            }
            double[] with = new double[rounds];
            double[] without = new double[rounds];
            double[] lake = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                with[round] = pulls(recording);
                without[round] = pulls(dropping);
                lake[round] = pulls(followed);
            }
            figures.atLeast(
                    "pulls with the record on disk", "requests/s", with, "with a journal that drops", without, 0.9);
            figures.atLeast(
                    "the same with the lake following", "requests/s", lake, "with a journal that drops", without, 0.9);
        }
    }

    private double pulls(InProcess program) throws Exception {
        return Wrk.run(
                        program.base() + "/v2/" + REPOSITORY + "/manifests/v1",
                        CONNECTIONS,
                        seconds,
                        Map.of("Accept", "application/vnd.oci.image.manifest.v1+json"))
                .perSecond();
    }
}
