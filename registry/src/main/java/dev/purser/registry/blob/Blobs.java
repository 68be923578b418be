package dev.purser.registry.blob;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Digest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;

/** The blobs of repositories. Thread-safe. */
public final class Blobs {
    /**
     * Finds a blob for reading: one indexed read, no write.
     *
     * @throws PurserException {@link RegistryError#BLOB_UNKNOWN}, also where there is no such repository
     */
    public BlobDownload open(RepositoryName repository, Digest digest) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells whether a blob is there, and keeps it from being collected for the grace time: who asks may be about to refer
     * to it. Writes only if the last such renewal is old.
     *
     * @throws PurserException {@link RegistryError#BLOB_UNKNOWN}, also where there is no such repository
     */
    public Blob check(RepositoryName repository, Digest digest) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a blob out of a repository. On the record when it returns; names the target.
     *
     * @throws PurserException {@link RegistryError#BLOB_UNKNOWN}; {@link RegistryError#BLOB_REFERENCED} if an image of the
     *     repository refers to it
     */
    public void delete(RepositoryName repository, Digest digest, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
