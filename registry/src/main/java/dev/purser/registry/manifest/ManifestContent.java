package dev.purser.registry.manifest;

/**
 * A manifest with its bytes.
 *
 * @param bytes exactly as pushed; shared, not to be written to
 */
@SuppressWarnings("ArrayRecordComponent")
public record ManifestContent(Manifest manifest, byte[] bytes) {}
