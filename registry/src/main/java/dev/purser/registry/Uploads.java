package dev.purser.registry;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.storage.BlobDriver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Uploads: bytes on their way to become a blob. Thread-safe; one request at a time works on one upload.
 *
 * <p>An upload is a file of the blob store and nothing else: how far it has come is the file's length, and the repository
 * that it belongs to is bound into its name. So it can be continued after a crash, and {@link #start}, {@link #append} and
 * {@link #cancel} change no metadata: they add their facts and <em>leave the recording open</em>, to be recorded as a read
 * is. What completes one is on the record when it returns.
 */
public final class Uploads {
    private static final int PIECE = 1 << 20;
    private static final int BOUND = 16;

    private final BlobDriver driver;
    private final Repositories repositories;
    private final Blobs blobs;
    private final UploadHashes hashes;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Uploads(BlobDriver driver, Repositories repositories, Blobs blobs, Clock clock) {
        this.driver = driver;
        this.repositories = repositories;
        this.blobs = blobs;
        this.hashes = new UploadHashes(driver, clock);
    }

    /**
     * Opens an upload.
     *
     * @return its name: a UUID, and what binds it to the repository
     * @throws PurserException {@link RegistryError#CREATION_DENIED}
     */
    public String start(Recording recording, RepositoryName repository) {
        String upload = UUID.randomUUID() + "-" + bound(repository);
        recording.target(target(repository, upload));
        repositories.requirePushable(repository);
        create(upload);
        return upload;
    }

    /**
     * Bytes that have arrived. Does not wait for one who is writing.
     *
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}
     */
    public long size(Recording recording, RepositoryName repository, String upload) {
        recording.target(target(repository, upload));
        require(repository, upload);
        return size(upload);
    }

    /**
     * Takes a part. However it fails, what came of it is kept, and the upload can be continued behind it.
     *
     * @param from where it begins; empty for at the end
     * @param length how long it must be; empty where that was not said
     * @return bytes that have arrived, this part included
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}; {@link RegistryError#UPLOAD_BUSY};
     *     {@link RegistryError#RANGE_INVALID} where it does not begin at the end, with that as {@code offset};
     *     {@link RegistryError#SIZE_INVALID} where it is not as long as said; {@link RegistryError#BLOB_UPLOAD_INVALID}
     *     where the body broke off; {@link RegistryError#STORE_UNAVAILABLE}
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
        return alone(upload, () -> {
            long size = requireOffset(upload, from);
            return take(recording, upload, hashes.carried(upload, size), length, body);
        });
    }

    /**
     * Takes a last part and turns the upload into a blob of the repository.
     *
     * @throws PurserException as {@link #append}; {@link RegistryError#DIGEST_INVALID} where the bytes have another digest,
     *     or {@link RegistryError#QUOTA_EXCEEDED}: then the upload is gone, and a client begins anew
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
            long size = requireOffset(upload, from);
            UploadHashes.State state = hashes.at(upload, size, digest.algorithm());
            take(recording, upload, state, length, body);
            finish(recording, repository, upload, digest, state);
            return null;
        });
    }

    /**
     * Takes a whole blob in one request; if it fails, nothing is left.
     *
     * @throws PurserException as {@link #complete}
     */
    public void monolithic(
            Recording recording, RepositoryName repository, Digest digest, Optional<Long> length, InputStream body) {
        repositories.requirePushable(repository);
        String upload = UUID.randomUUID() + "-" + bound(repository);
        create(upload);
        try {
            UploadHashes.State state = hashes.at(upload, 0, digest.algorithm());
            take(recording, upload, state, length, body);
            finish(recording, repository, upload, digest, state);
        } catch (RuntimeException refused) {
            drop(upload);
            throw refused;
        }
    }

    /**
     * Gives an upload up.
     *
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}; {@link RegistryError#UPLOAD_BUSY}
     */
    public void cancel(Recording recording, RepositoryName repository, String upload) {
        recording.target(target(repository, upload));
        require(repository, upload);
        alone(upload, () -> {
            size(upload);
            drop(upload);
            return null;
        });
    }

    private long requireOffset(String upload, Optional<Long> from) {
        long size = size(upload);
        if (from.isPresent() && from.get() != size) {
            throw new PurserException(RegistryError.RANGE_INVALID, Map.of("offset", size));
        }
        return size;
    }

    private long take(
            Recording recording, String upload, UploadHashes.State state, Optional<Long> length, InputStream body) {
        long offset = state.bytes();
        try (OutputStream out = driver.append(upload, offset)) {
            copy(body, length, (piece, count) -> {
                out.write(piece, 0, count);
                state.update(piece, count);
            });
        } catch (IOException broken) {
            hashes.forget(upload);
            throw Blobs.unavailable(broken);
        } finally {
            long moved = state.bytes() - offset;
            recording.transfer(Transfer.builder()
                    .offset(offset)
                    .length(length.orElse(moved))
                    .moved(moved)
                    .build());
        }
        return state.bytes();
    }

    @FunctionalInterface
    private interface Sink {
        void take(byte[] piece, int count) throws IOException;
    }

    /** Copies the body, never more than announced; a body that breaks off is the sender's failure, not the store's. */
    private static void copy(InputStream body, Optional<Long> length, Sink sink) throws IOException {
        long limit = length.orElse(Long.MAX_VALUE);
        byte[] piece = new byte[(int) Math.clamp(limit, 1, PIECE)];
        long moved = 0;
        int count;
        while ((count = read(body, piece, moved)) >= 0) {
            if (count > limit - moved) {
                sink.take(piece, (int) (limit - moved));
                throw new PurserException(RegistryError.SIZE_INVALID, Map.of("announced", limit));
            }
            sink.take(piece, count);
            moved += count;
        }
        if (length.isPresent() && moved != limit) {
            throw new PurserException(RegistryError.SIZE_INVALID, Map.of("announced", limit, "received", moved));
        }
    }

    private static int read(InputStream body, byte[] piece, long moved) {
        try {
            return body.read(piece);
        } catch (IOException brokeOff) {
            throw new PurserException(RegistryError.BLOB_UPLOAD_INVALID, Map.of("received", moved), brokeOff);
        }
    }

    private void finish(
            Recording recording, RepositoryName repository, String upload, Digest digest, UploadHashes.State state) {
        Digest found = state.digest();
        if (!found.equals(digest)) {
            drop(upload);
            throw new PurserException(
                    RegistryError.DIGEST_INVALID, Map.of("announced", digest.text(), "found", found.text()));
        }
        recording.narrow(Action.LAYER_UPLOAD_COMPLETE, Optional.of(repository.namespace()));
        try {
            blobs.adopt(recording, repository, upload, digest, state.bytes());
        } finally {
            hashes.forget(upload);
        }
    }

    /** Names that were not given here, or not for this repository, are unknown, whatever they look like. */
    private static void require(RepositoryName repository, String upload) {
        String bound = bound(repository);
        if (!upload.endsWith("-" + bound) || !isUuid(upload.substring(0, upload.length() - bound.length() - 1))) {
            throw new PurserException(RegistryError.BLOB_UPLOAD_UNKNOWN);
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String bound(RepositoryName repository) {
        return Digest.Algorithm.SHA256
                .of(repository.text().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, BOUND);
    }

    private long size(String upload) {
        try {
            return driver.uploadSize(upload);
        } catch (NoSuchFileException gone) {
            throw new PurserException(RegistryError.BLOB_UPLOAD_UNKNOWN, Map.of(), gone);
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

    /** Removes an upload, if it is still there. */
    void drop(String upload) {
        hashes.forget(upload);
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
        hashes.forgetIdle(olderThanMillis);
    }

    private <T> T alone(String upload, Supplier<T> work) {
        if (!busy.add(upload)) {
            throw new PurserException(RegistryError.UPLOAD_BUSY);
        }
        try {
            return work.get();
        } finally {
            busy.remove(upload);
        }
    }

    static Target target(RepositoryName repository, String upload) {
        return Target.builder(TargetType.UPLOAD)
                .name(RegistryError.shown(upload))
                .namespace(repository.namespace())
                .repository(repository.text())
                .build();
    }
}
