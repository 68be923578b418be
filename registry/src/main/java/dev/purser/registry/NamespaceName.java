package dev.purser.registry;

import dev.purser.event.PurserException;
import java.util.Map;

/**
 * A namespace's name: a repository name of one segment.
 *
 * @param text the name
 */
public record NamespaceName(String text) {
    /**
     * @throws PurserException {@link RegistryError#NAME_INVALID}
     */
    public static NamespaceName parse(String text) {
        if (!RepositoryName.matchesSegment(text)) {
            throw new PurserException(RegistryError.NAME_INVALID, Map.of("name", RegistryError.shown(text)));
        }
        return new NamespaceName(text);
    }

    /** The namespace that a repository lies in. */
    public static NamespaceName of(RepositoryName repository) {
        return new NamespaceName(repository.namespace());
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text;
    }
}
