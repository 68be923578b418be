package dev.purser.bench;

import dev.purser.bench.peer.Purser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** From the start of the command to the first answer on {@code /v2/}, on a data folder that was used before. */
final class StartBench {
    private final Path home;
    private final Path work;
    private final int rounds;
    private final Figures figures;

    StartBench(Path home, Path work, int rounds, Figures figures) {
        this.home = home;
        this.work = work;
        this.rounds = rounds;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        start();
        for (int round = 0; round < rounds; round++) {
            seconds[round] = start();
        }
        figures.atMost("start to first answer on /v2/", "s", Figures.median(seconds), 1.2);
    }

    private double start() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (Purser purser = Purser.start(home, work)) {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(purser.base() + "/v2/"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
