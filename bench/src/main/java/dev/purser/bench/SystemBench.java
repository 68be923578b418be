package dev.purser.bench;

import dev.purser.bench.load.Pusher;
import dev.purser.bench.load.Wrk;
import dev.purser.bench.peer.Distribution;
import dev.purser.bench.peer.Nginx;
import dev.purser.bench.peer.Peer;
import dev.purser.bench.peer.Purser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The whole program against its peers, in one run, turn by turn: pulls by wrk, pushes by one client. The journal syncs
 * before every answer throughout.
 */
final class SystemBench {
    private static final String REPOSITORY = "bench/image";
    private static final int SMALL = 100 * 1024;
    private static final int LARGE = 64 << 20;
    private static final int HUGE = 256 << 20;
    private static final int IMAGES = 200;

    private final Path home;
    private final Path work;
    private final int rounds;
    private final int seconds;
    private final Figures figures;

    SystemBench(Path home, Path work, int rounds, int seconds, Figures figures) {
        this.home = home;
        this.work = work;
        this.rounds = rounds;
        this.seconds = seconds;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        Path content = Files.createDirectories(work.resolve("content"));
        byte[] small = random(1, SMALL);
        byte[] large = random(2, LARGE);
        Files.write(content.resolve("large"), large);
        try (Purser purser = Purser.start(home, work.resolve("purser"), "--identity.anonymous-pull=true");
                Distribution distribution = Distribution.start(work.resolve("distribution"));
                Nginx nginx = Nginx.start(work.resolve("nginx"), content)) {
            for (Peer peer : List.of(purser, distribution)) {
                Pusher pusher = new Pusher(peer.base(), peer.credential());
                pusher.image(REPOSITORY, "v1", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), small);
            }
            new Pusher(purser.base(), purser.credential()).blob(REPOSITORY, large);
            String manifest = "/v2/" + REPOSITORY + "/manifests/v1";
            String blob = "/v2/" + REPOSITORY + "/blobs/" + Pusher.digest(small);
            String big = "/v2/" + REPOSITORY + "/blobs/" + Pusher.digest(large);
            Map<String, String> accept = Map.of("Accept", "application/vnd.oci.image.manifest.v1+json");
            pulls(
                    "manifest GET by tag, 32 connections",
                    purser,
                    distribution,
                    manifest,
                    manifest,
                    32,
                    accept,
                    4,
                    false);
            pulls("100 KiB blob GET, 32 connections", purser, distribution, blob, blob, 32, Map.of(), 8, false);
            pulls("64 MiB blob GET, 8 connections", purser, nginx, big, "/large", 8, Map.of(), 0.9, true);
            String bearer = Bearer.token(purser.base(), purser.credential().orElseThrow(), REPOSITORY);
            Map<String, String> shown =
                    Map.of("Accept", "application/vnd.oci.image.manifest.v1+json", "Authorization", "Bearer " + bearer);
            pulls(
                    "manifest GET by tag with Bearer, 32 connections",
                    purser,
                    distribution,
                    manifest,
                    manifest,
                    32,
                    shown,
                    4,
                    false);
            pushLarge(purser, distribution);
            pushMany(purser, distribution);
            figures.atMost("memory under the whole load", "MiB", purser.peakKib() / 1024.0, 350);
        }
    }

    private void pulls(
            String measure,
            Peer ours,
            Peer other,
            String ourPath,
            String otherPath,
            int connections,
            Map<String, String> headers,
            double times,
            boolean bytes)
            throws IOException, InterruptedException {
        double[] mine = new double[rounds];
        double[] theirs = new double[rounds];
        Wrk.run(ours.base() + ourPath, connections, seconds, headers);
        Wrk.run(other.base() + otherPath, connections, 1, headers);
        for (int round = 0; round < rounds; round++) {
            Wrk.Result first = Wrk.run(ours.base() + ourPath, connections, seconds, headers);
            Wrk.Result second = Wrk.run(other.base() + otherPath, connections, seconds, headers);
            mine[round] = bytes ? first.bytesPerSecond() / (1 << 20) : first.perSecond();
            theirs[round] = bytes ? second.bytesPerSecond() / (1 << 20) : second.perSecond();
        }
        figures.atLeast(measure, bytes ? "MiB/s" : "requests/s", mine, other.name(), theirs, times);
    }

    private void pushLarge(Peer ours, Peer other) throws IOException, InterruptedException {
        double[] mine = new double[rounds];
        double[] theirs = new double[rounds];
        double[] disk = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            byte[] content = random(100 + round, HUGE);
            String digest = Pusher.digest(content);
            Path file = Files.write(work.resolve("huge"), content);
            mine[round] = rate(HUGE, () -> new Pusher(ours.base(), ours.credential()).blob(REPOSITORY, digest, file));
            theirs[round] =
                    rate(HUGE, () -> new Pusher(other.base(), other.credential()).blob(REPOSITORY, digest, file));
            disk[round] = rate(HUGE, () -> writeAndSync(work.resolve("bare"), content));
            Files.delete(file);
        }
        double byPeer = 1.3 * Figures.median(theirs);
        double byDisk = 0.9 * Figures.median(disk);
        if (byDisk < byPeer) {
            figures.atLeast("push of a 256 MiB blob", "MiB/s", mine, "bare write and sync", disk, 0.9);
        } else {
            figures.atLeast("push of a 256 MiB blob", "MiB/s", mine, other.name(), theirs, 1.3);
        }
    }

    private void pushMany(Peer ours, Peer other) throws IOException, InterruptedException {
        double[] mine = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            int seed = 10_000 * (round + 1);
            mine[round] = rate(IMAGES << 20, () -> pushImages(ours, seed));
            theirs[round] = rate(IMAGES << 20, () -> pushImages(other, seed));
        }
        figures.atLeast("push of 200 small images", "images/s", mine, other.name(), theirs, 1.3);
    }

    private static void pushImages(Peer peer, int seed) throws IOException, InterruptedException {
        Pusher pusher = new Pusher(peer.base(), peer.credential());
        for (int i = 0; i < IMAGES; i++) {
            pusher.image("bench/many" + i % 10, "t" + seed + "-" + i, random(seed + i, 512), random(-seed - i, 4096));
        }
    }

    /** Work that may fail or be stopped. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double rate(long bytes, Work work) throws IOException, InterruptedException {
        long began = System.nanoTime();
        work.run();
        return bytes / 1048576.0 / ((System.nanoTime() - began) / 1e9);
    }

    private static void writeAndSync(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                ByteBuffer piece = rest.slice(rest.position(), Math.min(1 << 20, rest.remaining()));
                rest.position(rest.position() + channel.write(piece));
            }
            channel.force(true);
        }
        Files.delete(file);
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
