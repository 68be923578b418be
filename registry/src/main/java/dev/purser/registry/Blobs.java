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

/**
 * Blobs of repositories: one file for equal content, one link for each repository that holds it. Thread-safe.
 *
 * <p>A link is leased: by upload, mount and every question for it. Collection takes only links whose lease is old and that
 * no manifest refers to.
 */
public final class Blobs {
    /** A lease younger than this is not renewed, so that questions seldom write. */
    private static final Duration FRESH = Duration.ofMinutes(10);

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

    Blobs(Metadata metadata, BlobDriver driver, Repositories repositories, Clock clock) {
        this.metadata = metadata;
        this.driver = driver;
        this.repositories = repositories;
        this.clock = clock;
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
        if (link.leased.isBefore(now.minus(FRESH))) {
            metadata.maintain(tx -> tx.update(
                    "UPDATE links SET leased = ? WHERE digest = ? AND repository ="
                            + " (SELECT id FROM repositories WHERE name = ?)",
                    now,
                    digest.text(),
                    repository.text()));
        }
    }

    /** Makes an upload's bytes, whose digest was checked, a blob of the repository. */
    void adopt(Recording recording, RepositoryName repository, String upload, Digest digest, long size) {
        recording.targets(List.of(target(repository, digest, Optional.of(size))));
        String file = UUID.randomUUID().toString();
        commit(upload, file);
        boolean[] used = new boolean[1];
        try {
            metadata.change(recording, tx -> {
                long id = repositories.ensure(tx, recording, repository);
                used[0] = tx.update(
                                "INSERT INTO blobs (digest, file, size) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                digest.text(),
                                file,
                                size)
                        == 1;
                if (!linked(tx, repository, digest)) {
                    Namespaces.requireRoom(tx, repository, size);
                }
                lease(tx, id, digest);
                tx.update("DELETE FROM uploads WHERE id = ?", upload);
                return null;
            });
        } catch (RuntimeException refused) {
            // After the commit the change stands, and its record is kept in the outbox: the file stays too.
            if (recording.state() == Recording.State.OPEN) {
                discard(file);
            }
            throw refused;
        }
        if (!used[0]) {
            discard(file);
        }
    }

    private static boolean linked(Tx tx, RepositoryName repository, Digest digest) {
        return tx.one(
                        "SELECT l.digest FROM links l JOIN repositories r ON r.id = l.repository"
                                + " WHERE r.namespace = ? AND l.digest = ?",
                        row -> 1,
                        repository.namespace(),
                        digest.text())
                .isPresent();
    }

    private void lease(Tx tx, long repository, Digest digest) {
        tx.update(
                "INSERT INTO links (repository, digest, leased) VALUES (?, ?, ?)"
                        + " ON CONFLICT (repository, digest) DO UPDATE SET leased = excluded.leased",
                repository,
                digest.text(),
                clock.instant());
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
        List<String> holders = metadata.list(
                "SELECT r.name FROM links l JOIN repositories r ON r.id = l.repository WHERE l.digest = ? LIMIT 1000",
                row -> row.text("name"),
                digest.text());
        Optional<RepositoryName> source = holders.stream()
                .map(RepositoryName::parse)
                .filter(one -> from.isEmpty() || from.get().equals(one))
                .filter(one -> visible.test(one.namespace()))
                .findFirst();
        if (source.isEmpty()) {
            return false;
        }
        return metadata.change(recording, tx -> {
            Optional<Long> size =
                    tx.one("SELECT size FROM blobs WHERE digest = ?", row -> row.number("size"), digest.text());
            if (size.isEmpty()) {
                throw new PurserException(RegistryError.BLOB_UNKNOWN, Map.of("digest", digest.text()));
            }
            recording.targets(List.of(target(repository, digest, size)));
            recording.request("from", source.get().text());
            long id = repositories.ensure(tx, recording, repository);
            if (!linked(tx, repository, digest)) {
                Namespaces.requireRoom(tx, repository, size.get());
            }
            lease(tx, id, digest);
            return true;
        });
    }

    /** Unlinks a blob from a repository; a manifest that refers to it forbids that. */
    public void delete(Recording recording, RepositoryName repository, Digest digest) {
        link(recording, repository, digest);
        metadata.change(recording, tx -> {
            long id = Repositories.find(tx, repository).orElseThrow(() -> Repositories.unknown(repository));
            try {
                return tx.update("DELETE FROM links WHERE repository = ? AND digest = ?", id, digest.text());
            } catch (ConstraintViolationException held) {
                throw new PurserException(RegistryError.BLOB_REFERENCED, Map.of("digest", digest.text()));
            }
        });
    }

    private void commit(String upload, String file) {
        try {
            driver.commit(upload, file);
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    void discard(String file) {
        try {
            driver.delete(file);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException broken) {
            throw unavailable(broken);
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
