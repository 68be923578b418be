package dev.purser.registry.blob;

import dev.purser.registry.Digest;
import dev.purser.registry.RepositoryName;

/**
 * A blob as one repository has it.
 *
 * @param size bytes
 */
public record Blob(RepositoryName repository, Digest digest, long size) {}
