package dev.purser.registry.manifest;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Digest;
import dev.purser.registry.Reference;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;

/** The manifests of repositories. Thread-safe. */
public final class Manifests {
    /**
     * Reads a manifest: one indexed read, no write.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, also where there is no such repository
     */
    public ManifestContent get(RepositoryName repository, Reference reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * The same without the bytes.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, also where there is no such repository
     */
    public Manifest find(RepositoryName repository, Reference reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores a manifest and sets its tags. Narrows the recording to {@code image.push} or {@code signature.write} before
     * anything is changed; on the record when it returns, with one target per tag (or one, by digest), each with the
     * digest that the tag pointed at before.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_INVALID}, {@link RegistryError#MANIFEST_TOO_LARGE},
     *     {@link RegistryError#SIZE_INVALID}, {@link RegistryError#DIGEST_INVALID},
     *     {@link RegistryError#MANIFEST_BLOB_UNKNOWN}, {@link RegistryError#TAG_IMMUTABLE},
     *     {@link RegistryError#IMAGE_LOCKED}, {@link RegistryError#QUOTA_EXCEEDED}, {@link RegistryError#CREATION_DENIED}
     */
    public PushedManifest put(ManifestPush push, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a manifest and every tag that points at it. Narrows the recording to {@code image.delete} or
     * {@code signature.delete}; on the record when it returns, with one target per tag (or one, without).
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#NAME_UNKNOWN},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public void delete(RepositoryName repository, Digest digest, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
