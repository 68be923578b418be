package dev.purser.storage;

import java.time.Instant;

/**
 * An upload as the store lists it.
 *
 * @param size bytes gathered so far
 * @param changed when its last byte was written, by the store's clock
 */
public record StoredUpload(String name, long size, Instant changed) {}
