package dev.purser.registry;

import static dev.purser.registry.RegistryFixture.bytes;
import static dev.purser.registry.RegistryFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that push the same few layers, mount and delete them, while collection runs without a pause. */
class TestCollectionRaces {
    private static final int CLIENTS = 4;
    private static final int PUSHES = 40;
    private static final int LAYERS = 6;

    @TempDir
    private Path folder;

    @Test
    void whatAClientWasToldToBeThereStaysUntilItsManifestIs() throws Exception {
        RegistryConfig config =
                RegistryConfig.defaults().withSparseManifests(false).withCollectionGrace(Duration.ofHours(1));
        try (RegistryFixture fixture = RegistryFixture.sqlite(folder, config);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            Future<Long> collector = threads.submit(() -> collect(fixture, over));
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.add(threads.submit(() -> {
                    work(fixture, client);
                    return null;
                }));
            }
            for (Future<?> one : clients) {
                one.get();
            }
            over.set(true);
            assertThat(collector.get()).isPositive();
        }
    }

    private static long collect(RegistryFixture fixture, AtomicBoolean over) {
        long collected = 0;
        do {
            collected += fixture.registry()
                    .collector()
                    .run(fixture.begin(Action.GC_RUN))
                    .blobs();
        } while (!over.get());
        fixture.wind(Duration.ofHours(2));
        return collected
                + fixture.registry()
                        .collector()
                        .run(fixture.begin(Action.GC_RUN))
                        .blobs();
    }

    private static void work(RegistryFixture fixture, int client) throws Exception {
        Random random = new Random(client);
        RepositoryName repository = RepositoryName.parse("race/client" + client);
        for (int i = 0; i < PUSHES; i++) {
            List<Digest> layers = new ArrayList<>();
            for (int layer = 0; layer < LAYERS; layer++) {
                if (random.nextBoolean()) {
                    layers.add(provide(fixture, repository, "layer " + layer));
                }
            }
            Digest image =
                    fixture.put(repository, "latest", manifest(fixture.push(repository, "{}"), layers, ",\"n\":" + i));
            for (Digest layer : layers) {
                try (InputStream in =
                        fixture.registry().blobs().open(fixture.begin(Action.LAYER_PULL), repository, layer).stream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(Digest.Algorithm.SHA256.of(bytes(text))).isEqualTo(layer);
                }
            }
            fixture.registry().manifests().delete(fixture.begin(Action.IMAGE_DELETE), repository, image);
            for (Digest layer : layers) {
                fixture.registry().blobs().delete(fixture.begin(Action.LAYER_DELETE), repository, layer);
            }
            // Less than the grace in all that one push can take.
            fixture.wind(Duration.ofSeconds(20));
        }
    }

    /** As a client does: asks, mounts, and pushes only what is in neither place. */
    private static Digest provide(RegistryFixture fixture, RepositoryName repository, String text) {
        Digest digest = Digest.Algorithm.SHA256.of(bytes(text));
        try {
            fixture.registry().blobs().check(fixture.begin(Action.LAYER_CHECK), repository, digest);
            return digest;
        } catch (PurserException unknown) {
            boolean mounted = fixture.registry()
                    .blobs()
                    .mount(fixture.begin(Action.LAYER_MOUNT), repository, digest, Optional.empty(), any -> true);
            return mounted ? digest : fixture.push(repository, text);
        }
    }
}
