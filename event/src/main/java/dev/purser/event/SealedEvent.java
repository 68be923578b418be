package dev.purser.event;

import java.util.List;
import java.util.UUID;

/**
 * An event in the bytes that are stored and proven: made once, and the same in the metadata database's outbox, in the
 * journal's segment and in every proof.
 *
 * <p>The arrays are shared, not copied: whoever holds an event must not write to them.
 *
 * @param id the event's id, which the leaf holds too
 * @param leaf canonical JSON, UTF-8, at most {@link #MAX_LEAF} bytes: what the Merkle tree is built over
 * @param parts the private parts, each bound to the leaf by its hash; an erased part is absent
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedEvent(UUID id, byte[] leaf, List<PrivatePart> parts) {
    /** The largest leaf: what an entry of a C2SP tlog-tiles entry bundle can hold. */
    public static final int MAX_LEAF = 65_535;

    public SealedEvent {
        parts = List.copyOf(parts);
        if (leaf.length == 0 || leaf.length > MAX_LEAF) {
            throw new IllegalArgumentException("a leaf of " + leaf.length + " bytes, at most " + MAX_LEAF);
        }
    }

    /** Bytes of leaf, salts and bodies together. */
    public long bytes() {
        long sum = leaf.length;
        for (PrivatePart part : parts) {
            sum += part.salt().length + part.body().length;
        }
        return sum;
    }
}
