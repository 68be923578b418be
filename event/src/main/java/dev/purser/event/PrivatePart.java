package dev.purser.event;

/**
 * A private part of a record: a random salt and the part's canonical JSON. The leaf holds SHA-256 over both, salt first.
 *
 * <p>The arrays are shared, not copied: whoever holds a part must not write to them.
 *
 * @param name which part
 * @param salt {@link #SALT_BYTES} random bytes, without which the hash in the leaf tells nothing of the body
 * @param body canonical JSON, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record PrivatePart(PartName name, byte[] salt, byte[] body) {
    /** Length of a salt, in bytes. */
    public static final int SALT_BYTES = 16;
}
