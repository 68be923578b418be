package dev.purser.storage;

import java.time.Instant;

/**
 * A blob as the store lists it.
 *
 * @param size bytes
 * @param changed when its last byte was written, by the store's clock
 */
public record StoredBlob(String name, long size, Instant changed) {}
