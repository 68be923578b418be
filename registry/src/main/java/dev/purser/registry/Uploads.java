package dev.purser.registry;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import dev.purser.storage.BlobDriver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Uploads: bytes on their way to become a blob. How far one has come is the length of its file, so it can be continued
 * after a crash; the hash is carried along as bytes arrive, and made again from the file only where that was interrupted.
 * Thread-safe; one request at a time works on one upload.
 */
public final class Uploads {
    private static final int PIECE = 1 << 20;

    /** The hash states of an upload that this process has seen from its beginning. */
    private static final class Hashes {
        private final MessageDigest sha256 = Digest.Algorithm.SHA256.hasher();
        private Optional<MessageDigest> sha512 = Optional.empty();
        private long bytes;
        private volatile long touched;

        private void update(byte[] piece, int count) {
            sha256.update(piece, 0, count);
            sha512.ifPresent(state -> state.update(piece, 0, count));
            bytes += count;
        }
    }

    private final Metadata metadata;
    private final BlobDriver driver;
    private final Repositories repositories;
    private final Blobs blobs;
    private final Clock clock;
    private final Map<String, Hashes> running = new ConcurrentHashMap<>();
    private final Map<String, Boolean> busy = new ConcurrentHashMap<>();

    Uploads(Metadata metadata, BlobDriver driver, Repositories repositories, Blobs blobs, Clock clock) {
        this.metadata = metadata;
        this.driver = driver;
        this.repositories = repositories;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Opens an upload, and the repository with it where a push may make one. */
    public String start(Recording recording, RepositoryName repository) {
        String upload = UUID.randomUUID().toString();
        recording.target(target(repository, upload));
        create(upload);
        try {
            metadata.change(recording, tx -> {
                insert(tx, recording, repository, upload);
                return null;
            });
        } catch (PurserException refused) {
            drop(upload);
            throw refused;
        }
        return upload;
    }

    private void insert(Tx tx, Recording recording, RepositoryName repository, String upload) {
        tx.update(
                "INSERT INTO uploads (id, repository, started) VALUES (?, ?, ?)",
                upload,
                repositories.ensure(tx, recording, repository),
                clock.instant());
    }

    /** Bytes that have arrived. */
    public long size(Recording recording, RepositoryName repository, String upload) {
        recording.target(target(repository, upload));
        require(repository, upload);
        return size(upload);
    }

    /**
     * Takes a part.
     *
     * @param from where it begins; empty for at the end
     * @param length how long it must be; empty where that was not said
     * @return bytes that have arrived, this part included
     * @throws PurserException {@link RegistryError#RANGE_INVALID} where it does not begin at the end; {@link
     *     RegistryError#SIZE_INVALID} where it is not as long as said: what came of it is kept
     */
    public long append(
            Recording recording,
            RepositoryName repository,
            String upload,
            Optional<Long> from,
            Optional<Long> length,
            InputStream body) {
        recording.target(target(repository, upload));
        require(repository, upload);
        return alone(upload, () -> take(recording, upload, from, length, body, Digest.Algorithm.SHA256));
    }

    /**
     * Takes a last part and turns the upload into a blob of the repository.
     *
     * @throws PurserException {@link RegistryError#DIGEST_INVALID} where the bytes have another digest; the upload stays
     */
    public void complete(
            Recording recording,
            RepositoryName repository,
            String upload,
            Digest digest,
            Optional<Long> from,
            Optional<Long> length,
            InputStream body) {
        recording.target(target(repository, upload));
        require(repository, upload);
        alone(upload, () -> {
            take(recording, upload, from, length, body, digest.algorithm());
            finish(recording, repository, upload, digest);
            return 0L;
        });
    }

    /** Takes a whole blob in one request. */
    public void monolithic(
            Recording recording, RepositoryName repository, Digest digest, Optional<Long> length, InputStream body) {
        String upload = UUID.randomUUID().toString();
        create(upload);
        try {
            take(recording, upload, Optional.empty(), length, body, digest.algorithm());
            finish(recording, repository, upload, digest);
        } catch (RuntimeException refused) {
            drop(upload);
            throw refused;
        }
    }

    /** Gives an upload up. */
    public void cancel(Recording recording, RepositoryName repository, String upload) {
        recording.target(target(repository, upload));
        require(repository, upload);
        alone(upload, () -> {
            metadata.change(recording, tx -> tx.update("DELETE FROM uploads WHERE id = ?", upload));
            drop(upload);
            return 0L;
        });
    }

    private long take(
            Recording recording,
            String upload,
            Optional<Long> from,
            Optional<Long> length,
            InputStream body,
            Digest.Algorithm algorithm) {
        long size = size(upload);
        if (from.isPresent() && from.get() != size) {
            throw new PurserException(RegistryError.RANGE_INVALID, Map.of("offset", size));
        }
        Hashes hashes = hashes(upload, size, algorithm);
        long moved = 0;
        try (OutputStream out = driver.append(upload, size)) {
            byte[] piece = new byte[(int) Math.clamp(length.orElse((long) PIECE), 1, PIECE)];
            int count;
            while ((count = body.read(piece)) >= 0) {
                if (length.isPresent() && moved + count > length.get()) {
                    throw new PurserException(RegistryError.SIZE_INVALID, Map.of("announced", length.get()));
                }
                out.write(piece, 0, count);
                hashes.update(piece, count);
                moved += count;
            }
        } catch (IOException broken) {
            running.remove(upload);
            throw new UncheckedIOException(broken);
        } finally {
            recording.transfer(Transfer.builder()
                    .offset(size)
                    .length(length.orElse(moved))
                    .moved(moved)
                    .build());
        }
        if (length.isPresent() && moved != length.get()) {
            throw new PurserException(RegistryError.SIZE_INVALID, Map.of("announced", length.get(), "received", moved));
        }
        return size + moved;
    }

    private Hashes hashes(String upload, long size, Digest.Algorithm algorithm) {
        Hashes known = running.get(upload);
        boolean usable = known != null
                && known.bytes == size
                && (algorithm == Digest.Algorithm.SHA256 || known.sha512.isPresent());
        Hashes hashes = usable ? known : reread(upload, size, algorithm);
        hashes.touched = clock.millis();
        running.put(upload, hashes);
        return hashes;
    }

    private Hashes reread(String upload, long size, Digest.Algorithm algorithm) {
        Hashes hashes = new Hashes();
        if (algorithm == Digest.Algorithm.SHA512) {
            hashes.sha512 = Optional.of(algorithm.hasher());
        }
        if (size > 0) {
            try (InputStream in = driver.readUpload(upload)) {
                byte[] piece = new byte[PIECE];
                int count;
                while ((count = in.read(piece)) >= 0) {
                    hashes.update(piece, count);
                }
            } catch (IOException broken) {
                throw Blobs.unavailable(broken);
            }
        }
        return hashes;
    }

    private void finish(Recording recording, RepositoryName repository, String upload, Digest digest) {
        Hashes hashes = running.get(upload);
        Digest found = digest.algorithm() == Digest.Algorithm.SHA256
                ? Digest.Algorithm.SHA256.finish(copy(hashes.sha256))
                : Digest.Algorithm.SHA512.finish(copy(hashes.sha512.orElseThrow()));
        if (!found.equals(digest)) {
            throw new PurserException(
                    RegistryError.DIGEST_INVALID, Map.of("announced", digest.text(), "found", found.text()));
        }
        recording.narrow(Action.LAYER_UPLOAD_COMPLETE, Optional.of(repository.namespace()));
        blobs.adopt(recording, repository, upload, digest, hashes.bytes);
        running.remove(upload);
    }

    private static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void require(RepositoryName repository, String upload) {
        boolean there = metadata.one(
                        "SELECT u.id FROM uploads u JOIN repositories r ON r.id = u.repository WHERE u.id = ? AND r.name = ?",
                        row -> row.text("id"),
                        upload,
                        repository.text())
                .isPresent();
        if (!there) {
            throw new PurserException(RegistryError.BLOB_UPLOAD_UNKNOWN);
        }
    }

    private long size(String upload) {
        try {
            return driver.uploadSize(upload);
        } catch (NoSuchFileException gone) {
            throw new PurserException(RegistryError.BLOB_UPLOAD_UNKNOWN);
        } catch (IOException broken) {
            throw Blobs.unavailable(broken);
        }
    }

    private void create(String upload) {
        try {
            driver.createUpload(upload);
        } catch (IOException broken) {
            throw Blobs.unavailable(broken);
        }
    }

    void drop(String upload) {
        running.remove(upload);
        try {
            driver.deleteUpload(upload);
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException broken) {
            throw Blobs.unavailable(broken);
        }
    }

    /** Forgets hash states that nobody has added to for a while; they can be made again. */
    void forget(long olderThanMillis) {
        running.values().removeIf(one -> one.touched < clock.millis() - olderThanMillis);
    }

    @FunctionalInterface
    private interface Work {
        long run();
    }

    private long alone(String upload, Work work) {
        if (busy.putIfAbsent(upload, true) != null) {
            throw new PurserException(RegistryError.UPLOAD_BUSY);
        }
        try {
            return work.run();
        } finally {
            busy.remove(upload);
        }
    }

    static Target target(RepositoryName repository, String upload) {
        return Target.builder(TargetType.UPLOAD)
                .name(upload)
                .namespace(repository.namespace())
                .repository(repository.text())
                .build();
    }
}
