package dev.purser.registry.manifest;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.Reference;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import dev.purser.registry.TagName;

/** The tags of repositories. Thread-safe. */
public final class Tags {
    /**
     * Tags in byte order.
     *
     * @throws PurserException {@link RegistryError#NAME_UNKNOWN}
     */
    public Page<String> list(RepositoryName repository, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets a tag on a manifest that is there: {@code image.tag}. On the record when it returns.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#TAG_IMMUTABLE},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public Manifest tag(RepositoryName repository, Reference source, TagName tag, Recording recording) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes a tag; its manifest stays. Narrows the recording to {@code image.untag} or {@code signature.delete}; on the
     * record when it returns.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#NAME_UNKNOWN},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public void untag(RepositoryName repository, TagName tag, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
