package dev.purser.journal.segment;

import dev.purser.event.PrivatePart;

/** Where things stand in a segment's bytes; the description is the package's. */
final class FrameLayout {
    static final int SEGMENT_HEADER = 64;
    static final int FRAME_HEADER = 48;
    static final int FRAME_MAGIC = 0x5046524D;
    static final int ALIGNMENT = 8;

    /** A leaf's length. */
    static final int LEAF_FIXED = Short.BYTES;
    /** An event's id, and how many parts follow. */
    static final int EVENT_FIXED = 16 + 1;
    /** A part's number, whether it was erased, its body's length and its checksum. */
    static final int PART_FIXED = 1 + 1 + Integer.BYTES + Integer.BYTES;

    /** The most bytes of one frame. */
    static final long MAX_FRAME = 1L << 30;

    private FrameLayout() {}

    static int partBytes(PrivatePart part) {
        return PART_FIXED + PrivatePart.SALT_BYTES + part.body().length;
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
