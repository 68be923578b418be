package dev.purser.registry.blob;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Digest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Uploads of blobs. Thread-safe; an upload takes one writer at a time.
 *
 * <p>An upload in progress is a file of the blob store and nothing else: its length is its progress. So
 * {@link #start}, {@link #part}, {@link #cancel} and {@link #expire} change no metadata: they add their facts to the
 * recording and <em>leave it open</em>, for the caller to record as it records a read. {@link #complete},
 * {@link #monolithic} and a {@link #mount} that succeeds are changes: on the record when they return.
 */
public final class Uploads {
    /**
     * Begins an upload.
     *
     * @param algorithm how its digest will be taken; sha256 if not said, and another at completion costs a second reading
     * @throws PurserException {@link RegistryError#CREATION_DENIED}
     */
    public Upload start(RepositoryName repository, Optional<Digest.Algorithm> algorithm, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * How far an upload is. Does not wait for a writer.
     *
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}
     */
    public Upload status(RepositoryName repository, String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a part. If the body breaks off, what came is kept, and the upload can be continued behind it.
     *
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}, {@link RegistryError#RANGE_INVALID},
     *     {@link RegistryError#UPLOAD_BUSY}, {@link RegistryError#SIZE_INVALID}, {@link RegistryError#BLOB_UPLOAD_INVALID}
     *     if the body broke off, {@link RegistryError#QUOTA_EXCEEDED}
     */
    public Upload part(RepositoryName repository, String id, UploadPart part, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds the last part, if it has bytes, and makes the upload a blob of the repository.
     *
     * @throws PurserException as {@link #part}, after which the upload can be continued;
     *     {@link RegistryError#DIGEST_INVALID} if the content has another digest, then the upload is gone
     */
    public Blob complete(RepositoryName repository, String id, Digest digest, UploadPart last, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a whole blob in one request; if it fails, nothing is left.
     *
     * @throws PurserException as {@link #complete}
     */
    public Blob monolithic(RepositoryName repository, Digest digest, UploadPart body, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Drops an upload.
     *
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_UNKNOWN}, {@link RegistryError#UPLOAD_BUSY}
     */
    public void cancel(RepositoryName repository, String id, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes a blob of one repository a blob of another, without its bytes being sent again.
     *
     * @param from where to take it from; empty to take it from anywhere
     * @param readable which namespaces the caller may read; asked for {@code from} too
     * @return the blob; empty if it was not found there, then nothing was done, the recording is open, and the caller goes
     *     on with {@link #start}
     */
    public Optional<Blob> mount(
            RepositoryName repository,
            Digest digest,
            Optional<RepositoryName> from,
            Predicate<String> readable,
            Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Drops the uploads that have lain untouched for longer than they may.
     *
     * @return their ids, which are the recording's targets; nothing is to be recorded if there are none
     */
    public List<String> expire(Recording recording) {
        throw new UnsupportedOperationException();
    }
}
