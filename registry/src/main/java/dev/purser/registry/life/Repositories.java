package dev.purser.registry.life;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import java.util.Optional;
import java.util.function.Predicate;

/** The repositories of the registry. Thread-safe; what changes is on the record when the method returns. */
public final class Repositories {
    /**
     * Creates an empty repository, and its namespace if a push might.
     *
     * @throws PurserException {@link RegistryError#REPOSITORY_EXISTS}, {@link RegistryError#NAMESPACE_UNKNOWN}
     */
    public Repository create(RepositoryName name, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * @throws PurserException {@link RegistryError#NAME_UNKNOWN}
     */
    public Repository get(RepositoryName name) {
        throw new UnsupportedOperationException();
    }

    /**
     * Repositories in byte order, of those whose namespace may be seen: the catalogue.
     */
    public Page<Repository> list(Predicate<String> visible, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets whether tags can be moved ({@code image.lock}); the record holds what it was and is.
     *
     * @param immutable empty to go by the namespace
     * @throws PurserException {@link RegistryError#NAME_UNKNOWN}
     */
    public Repository setImmutableTags(RepositoryName name, Optional<Boolean> immutable, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a repository and all that it holds; its images are targets of a further event of the same operation.
     *
     * @throws PurserException {@link RegistryError#NAME_UNKNOWN}, {@link RegistryError#IMAGE_LOCKED}
     */
    public void delete(RepositoryName name, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
