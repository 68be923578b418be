package dev.purser.registry;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.ConstraintViolationException;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import dev.purser.storage.BlobContent;
import dev.purser.storage.BlobDriver;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs of repositories: one file for equal content, one link for each repository that holds it. Thread-safe.
 *
 * <p>A link is leased: by upload, mount and every question for it. Collection takes only links whose lease is old and that
 * no manifest refers to.
 */
public final class Blobs {
    private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);
    private static final Duration OFTEN = Duration.ofMinutes(10);

    /**
     * A blob of a repository.
     *
     * @param size bytes
     */
    public record Blob(Digest digest, long size) {}

    private record Link(String file, long size, Instant leased) {}

    private final Metadata metadata;
    private final BlobDriver driver;
    private final Repositories repositories;
    private final Clock clock;
    /** A lease younger than this is not renewed, so that questions seldom write; well below the grace time. */
    private final Duration fresh;

    Blobs(Metadata metadata, BlobDriver driver, Repositories repositories, RegistryConfig config, Clock clock) {
        this.metadata = metadata;
        this.driver = driver;
        this.repositories = repositories;
        this.clock = clock;
        Duration quarter = config.collectionGrace().dividedBy(4);
        this.fresh = quarter.compareTo(OFTEN) < 0 ? quarter : OFTEN;
    }

    /**
     * Finds a blob and renews its lease.
     *
     * @throws PurserException {@link RegistryError#BLOB_UNKNOWN}
     */
    public Blob check(Recording recording, RepositoryName repository, Digest digest) {
        Link link = link(recording, repository, digest);
        renew(repository, digest, link);
        return new Blob(digest, link.size);
    }

    /**
     * Finds a blob's content.
     *
     * @throws PurserException {@link RegistryError#BLOB_UNKNOWN}
     */
    public BlobContent open(Recording recording, RepositoryName repository, Digest digest) {
        Link link = link(recording, repository, digest);
        try {
            return driver.open(link.file);
        } catch (NoSuchFileException missing) {
            throw new PurserException(RegistryError.CONTENT_MISSING, Map.of("digest", digest.text()), missing);
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    /** Bytes of all blobs, each counted once however many repositories hold it; reads them all. */
    public long storedBytes() {
        return metadata.one("SELECT COALESCE(SUM(size), 0) AS bytes FROM blobs", row -> row.number("bytes"))
                .orElse(0L);
    }

    private Link link(Recording recording, RepositoryName repository, Digest digest) {
        recording.targets(List.of(target(repository, digest, Optional.empty())));
        Link link = metadata.one(
                        "SELECT b.file, b.size, l.leased FROM repositories r JOIN links l ON l.repository = r.id"
                                + " JOIN blobs b ON b.digest = l.digest WHERE r.name = ? AND l.digest = ?",
                        row -> new Link(row.text("file"), row.number("size"), row.instant("leased")),
                        repository.text(),
                        digest.text())
                .orElseThrow(() -> new PurserException(RegistryError.BLOB_UNKNOWN, Map.of("digest", digest.text())));
        recording.targets(List.of(target(repository, digest, Optional.of(link.size))));
        return link;
    }

    private void renew(RepositoryName repository, Digest digest, Link link) {
        Instant now = clock.instant();
        if (link.leased.isBefore(now.minus(fresh))) {
            metadata.maintain(tx -> tx.update(
                    "UPDATE links SET leased = ? WHERE digest = ? AND repository ="
                            + " (SELECT id FROM repositories WHERE name = ?)",
                    now,
                    digest.text(),
                    repository.text()));
        }
    }

    /**
     * Makes an upload's bytes, whose digest was checked, a blob of the repository. The upload is gone afterwards, and also
     * if this throws once its file was committed.
     */
    void adopt(Recording recording, RepositoryName repository, String upload, Digest digest, long size) {
        recording.targets(List.of(target(repository, digest, Optional.of(size))));
        if (known(digest).isPresent() && adoptKnown(recording, repository, digest, size)) {
            dropQuietly(upload);
            return;
        }
        String file = UUID.randomUUID().toString();
        commit(upload, file);
        boolean used;
        try {
            used = metadata.change(recording, tx -> {
                boolean first = tx.update(
                                "INSERT INTO blobs (digest, file, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                digest.text(),
                                file,
                                size)
                        == 1;
                link(tx, recording, repository, digest, size);
                return first;
            });
        } catch (PurserException refused) {
            // Only a refusal of our own is sure to have undone the row; any other failure may have come after the
            // commit,
            // and a file that nobody names is found by a later collection.
            if (refused.error() instanceof RegistryError && recording.state() == Recording.State.OPEN) {
                discardQuietly(file);
            }
            throw refused;
        }
        if (!used) {
            discardQuietly(file);
        }
    }

    /** False if the content was collected meanwhile; then nothing has happened. */
    private boolean adoptKnown(Recording recording, RepositoryName repository, Digest digest, long size) {
        try {
            metadata.change(recording, tx -> {
                if (known(tx, digest).isEmpty()) {
                    throw new Collected();
                }
                link(tx, recording, repository, digest, size);
                return null;
            });
            return true;
        } catch (Collected meanwhile) {
            return false;
        }
    }

    /** Thrown inside a change to take it back: the blob that it relied on is gone. */
    private static final class Collected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Collected() {
            super(null, null, false, false);
        }
    }

    private Optional<Long> known(Digest digest) {
        return metadata.one("SELECT size FROM blobs WHERE digest = ?", row -> row.number("size"), digest.text());
    }

    private static Optional<Long> known(Tx tx, Digest digest) {
        return tx.one("SELECT size FROM blobs WHERE digest = ?", row -> row.number("size"), digest.text());
    }

    /** Gives the repository a blob that is there, or renews its lease. */
    private void link(Tx tx, Recording recording, RepositoryName repository, Digest digest, long size) {
        long id = repositories.ensure(tx, recording, repository);
        Instant now = clock.instant();
        int renewed =
                tx.update("UPDATE links SET leased = ? WHERE repository = ? AND digest = ?", now, id, digest.text());
        if (renewed == 1) {
            return;
        }
        if (!held(tx, repository, digest)) {
            Namespaces.charge(tx, repository, size);
        }
        tx.update("INSERT INTO links (repository, digest, leased) VALUES (?, ?, ?)", id, digest.text(), now);
        tx.update(
                "INSERT INTO layers (repository, manifest, digest) SELECT repository, manifest, digest FROM missing"
                        + " WHERE repository = ? AND digest = ?",
                id,
                digest.text());
        tx.update("DELETE FROM missing WHERE repository = ? AND digest = ?", id, digest.text());
    }

    /** Whether a repository of the same namespace has the blob. */
    private static boolean held(Tx tx, RepositoryName repository, Digest digest) {
        return tx.one(
                        "SELECT l.digest FROM links l JOIN repositories r ON r.id = l.repository"
                                + " WHERE l.digest = ? AND r.namespace = ? LIMIT 1",
                        row -> 1,
                        digest.text(),
                        repository.namespace())
                .isPresent();
    }

    /**
     * Links a blob from another repository.
     *
     * @param from where it is; empty for anywhere that may be seen
     * @param visible whether the caller may pull from a namespace
     * @return false if there is none that may be seen: nothing has happened then, and an upload is to be begun instead
     */
    public boolean mount(
            Recording recording,
            RepositoryName repository,
            Digest digest,
            Optional<RepositoryName> from,
            Predicate<String> visible) {
        Optional<RepositoryName> source = from.isPresent()
                ? from.filter(one -> visible.test(one.namespace())).filter(one -> has(one, digest))
                : holders(digest).stream()
                        .filter(one -> visible.test(one.namespace()))
                        .findFirst();
        if (source.isEmpty()) {
            return false;
        }
        List<Target> before = recording.targets();
        try {
            return metadata.change(recording, tx -> {
                long size = known(tx, digest).orElseThrow(Collected::new);
                recording.targets(List.of(target(repository, digest, Optional.of(size))));
                recording.request("from", source.get().text());
                link(tx, recording, repository, digest, size);
                return true;
            });
        } catch (Collected meanwhile) {
            recording.targets(before);
            return false;
        }
    }

    private boolean has(RepositoryName repository, Digest digest) {
        return metadata.one(
                        "SELECT l.digest FROM repositories r JOIN links l ON l.repository = r.id"
                                + " WHERE r.name = ? AND l.digest = ?",
                        row -> 1,
                        repository.text(),
                        digest.text())
                .isPresent();
    }

    /** One repository of each namespace that has the blob. */
    private List<RepositoryName> holders(Digest digest) {
        return metadata.list(
                "SELECT MIN(r.name) AS name FROM links l JOIN repositories r ON r.id = l.repository WHERE l.digest = ?"
                        + " GROUP BY r.namespace",
                row -> RepositoryName.parse(row.text("name")),
                digest.text());
    }

    /** Unlinks a blob from a repository; a manifest that refers to it forbids that. */
    public void delete(Recording recording, RepositoryName repository, Digest digest) {
        long size = link(recording, repository, digest).size;
        try {
            metadata.change(recording, tx -> {
                long id = Repositories.find(tx, repository).orElseThrow(() -> Repositories.unknown(repository));
                if (tx.update("DELETE FROM links WHERE repository = ? AND digest = ?", id, digest.text()) == 0) {
                    throw new PurserException(RegistryError.BLOB_UNKNOWN, Map.of("digest", digest.text()));
                }
                if (!held(tx, repository, digest)) {
                    Namespaces.refund(tx, repository, size);
                }
                return null;
            });
        } catch (ConstraintViolationException referenced) {
            throw new PurserException(RegistryError.BLOB_REFERENCED, Map.of("digest", digest.text()), referenced);
        }
    }

    private void commit(String upload, String file) {
        try {
            driver.commit(upload, file);
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    /** Removes a file, if it is still there. */
    void discard(String file) {
        try {
            driver.delete(file);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    private void discardQuietly(String file) {
        try {
            discard(file);
        } catch (PurserException broken) {
            LOG.warn("a file that no blob needs could not be removed; the next collection tries again", broken);
        }
    }

    private void dropQuietly(String upload) {
        try {
            driver.deleteUpload(upload);
        } catch (IOException broken) {
            LOG.warn("a completed upload could not be removed; it expires", broken);
        }
    }

    static PurserException unavailable(IOException cause) {
        return new PurserException(RegistryError.STORE_UNAVAILABLE, Map.of(), cause);
    }

    static Target target(RepositoryName repository, Digest digest, Optional<Long> size) {
        Target.Builder target = Target.builder(TargetType.LAYER)
                .name(repository.text())
                .namespace(repository.namespace())
                .repository(repository.text())
                .digest(digest.text());
        size.ifPresent(target::size);
        return target.build();
    }
}
