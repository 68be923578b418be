package dev.purser.registry.life;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.NamespaceName;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.RegistryError;
import java.util.function.Predicate;

/** The namespaces of the registry. Thread-safe; what changes is on the record when the method returns. */
public final class Namespaces {
    /**
     * @throws PurserException {@link RegistryError#NAMESPACE_EXISTS}
     */
    public Namespace create(NamespaceName name, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * @throws PurserException {@link RegistryError#NAMESPACE_UNKNOWN}
     */
    public Namespace get(NamespaceName name) {
        throw new UnsupportedOperationException();
    }

    /** Namespaces in byte order, of those that may be seen. */
    public Page<Namespace> list(Predicate<String> visible, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /**
     * Changes a namespace; the record holds what it was and is.
     *
     * @throws PurserException {@link RegistryError#NAMESPACE_UNKNOWN}
     */
    public Namespace update(NamespaceName name, NamespaceUpdate update, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes a namespace; what its repositories held is targets of further events of the same operation.
     *
     * @param content whether to delete what it holds; if not, it must be empty
     * @throws PurserException {@link RegistryError#NAMESPACE_UNKNOWN}, {@link RegistryError#NAMESPACE_NOT_EMPTY},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public void delete(NamespaceName name, boolean content, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
