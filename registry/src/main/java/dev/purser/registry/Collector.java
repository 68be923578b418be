package dev.purser.registry;

import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.storage.BlobDriver;
import dev.purser.storage.StoredBlob;
import dev.purser.storage.StoredUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
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

    /** No commit of a blob takes longer than this from its file to its row. */
    private static final Duration COMMITTING = Duration.ofHours(1);

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

    /**
     * Collects once. On the record when it returns, with what it took away.
     *
     * @return what it took away
     */
    public Collected run(Recording recording) {
        recording.target(Target.builder(TargetType.REGISTRY).build());
        unlink();
        Instant old = clock.instant().minus(config.collectionGrace());
        List<String> stale = stale();
        List<String> orphans = orphans();
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
            for (String orphan : orphans) {
                tx.update("INSERT INTO doomed (file) VALUES (?) ON CONFLICT DO NOTHING", orphan);
            }
            Namespaces.recount(tx);
            Collected sum = new Collected(
                    doomed.size(), doomed.stream().mapToLong(Doomed::size).sum(), stale.size());
            recording
                    .response("blobs", sum.blobs)
                    .response("bytes", sum.bytes)
                    .response("uploads", sum.uploads)
                    .response("files", orphans.size());
            return sum;
        });
        unlink();
        stale.forEach(uploads::drop);
        uploads.forget(config.uploadExpiry().toMillis());
        return collected;
    }

    /**
     * Files that no blob names: left by a crash between the file's commit and its row. Younger ones may be on their way to
     * their row.
     */
    private List<String> orphans() {
        Duration grace = config.collectionGrace();
        Instant old = clock.instant().minus(grace.compareTo(COMMITTING) < 0 ? COMMITTING : grace);
        try (Stream<StoredBlob> all = driver.blobs()) {
            return all.filter(one -> one.changed().isBefore(old))
                    .map(StoredBlob::name)
                    .filter(file -> metadata.one("SELECT file FROM blobs WHERE file = ?", row -> 1, file)
                            .isEmpty())
                    .toList();
        } catch (IOException | UncheckedIOException broken) {
            throw Blobs.unavailable(broken instanceof IOException io ? io : new IOException(broken));
        }
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
