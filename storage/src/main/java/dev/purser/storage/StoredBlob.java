package dev.purser.storage;

import java.time.Instant;

/**
 * A blob as the store lists it.
 *
 * @param size bytes
 * @param changed when it was committed, by the store's clock
 */
public record StoredBlob(String name, long size, Instant changed) {}
