package dev.purser.registry.manifest;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Reference;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;

/** Locks on single images. Thread-safe. */
public final class Locks {
    /**
     * What a lock holds off.
     *
     * @param write no tag that points at the image can be moved to another
     * @param delete neither the image nor a tag that points at it can be deleted, nor its repository
     */
    public record Lock(boolean write, boolean delete) {
        /** Nothing is held off. */
        public static final Lock NONE = new Lock(false, false);
    }

    /**
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}
     */
    public Lock get(RepositoryName repository, Reference reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets an image's lock: {@code image.lock}. On the record when it returns, with what it was and is.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}
     */
    public void set(RepositoryName repository, Reference reference, Lock lock, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
