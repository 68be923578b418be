package dev.purser.registry.blob;

import dev.purser.registry.RepositoryName;

/**
 * An upload as it stands.
 *
 * @param id a UUID and what binds it to its repository; known to nobody but whom it was told
 * @param size bytes gathered so far, which is where the next part begins
 */
public record Upload(RepositoryName repository, String id, long size) {}
