package dev.purser.registry.blob;

import dev.purser.storage.BlobContent;

/**
 * A blob that can be read.
 *
 * @param content its bytes; holds nothing open
 */
public record BlobDownload(Blob blob, BlobContent content) {}
