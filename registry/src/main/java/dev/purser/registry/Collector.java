package dev.purser.registry;

import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.storage.BlobDriver;
import dev.purser.storage.StoredUpload;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes away what nothing refers to, while the registry runs. Links whose lease is old and that no manifest needs go
 * first, then blobs without links: in one transaction with the list of their files, which are unlinked after it, and again
 * at the next run if a crash came in between. Thread-safe.
 */
public final class Collector {
    /** What a run took away. */
    public record Collected(long blobs, long bytes, long uploads) {}

    private record Doomed(String file, long size) {}

    private final Metadata metadata;
    private final BlobDriver driver;
    private final Blobs blobs;
    private final Uploads uploads;
    private final RegistryConfig config;
    private final Clock clock;

    Collector(Metadata metadata, BlobDriver driver, Blobs blobs, Uploads uploads, RegistryConfig config, Clock clock) {
        this.metadata = metadata;
        this.driver = driver;
        this.blobs = blobs;
        this.uploads = uploads;
        this.config = config;
        this.clock = clock;
    }

    /** Collects once. */
    public Collected run(Recording recording) {
        recording.target(Target.builder(TargetType.REGISTRY).build());
        unlink();
        Instant old = clock.instant().minus(config.collectionGrace());
        List<String> stale = stale();
        Collected collected = metadata.change(recording, tx -> {
            tx.update(
                    "DELETE FROM links WHERE leased < ? AND NOT EXISTS (SELECT 1 FROM layers"
                            + " WHERE layers.repository = links.repository AND layers.digest = links.digest)",
                    old);
            List<Doomed> doomed = tx.list(
                    "DELETE FROM blobs WHERE NOT EXISTS (SELECT 1 FROM links WHERE links.digest = blobs.digest)"
                            + " RETURNING file, size",
                    row -> new Doomed(row.text("file"), row.number("size")));
            for (Doomed one : doomed) {
                tx.update("INSERT INTO doomed (file) VALUES (?)", one.file);
            }
            for (String upload : stale) {
                tx.update("DELETE FROM uploads WHERE id = ?", upload);
            }
            Collected sum = new Collected(
                    doomed.size(), doomed.stream().mapToLong(Doomed::size).sum(), stale.size());
            recording.response("blobs", sum.blobs).response("bytes", sum.bytes).response("uploads", sum.uploads);
            return sum;
        });
        unlink();
        stale.forEach(uploads::drop);
        uploads.forget(config.uploadExpiry().toMillis());
        return collected;
    }

    private List<String> stale() {
        Instant old = clock.instant().minus(config.uploadExpiry());
        try (Stream<StoredUpload> all = driver.uploads()) {
            return all.filter(one -> one.changed().isBefore(old))
                    .map(StoredUpload::name)
                    .toList();
        } catch (IOException broken) {
            throw Blobs.unavailable(broken);
        }
    }

    private void unlink() {
        List<String> files = metadata.list("SELECT file FROM doomed", row -> row.text("file"));
        files.forEach(blobs::discard);
        if (!files.isEmpty()) {
            metadata.maintain(tx -> {
                files.forEach(file -> tx.update("DELETE FROM doomed WHERE file = ?", file));
                return null;
            });
        }
    }
}
