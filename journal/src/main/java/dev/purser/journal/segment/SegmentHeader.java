package dev.purser.journal.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The head of a segment.
 *
 * @param first sequence of its first event
 * @param stamp random; in every frame of this file
 * @param begun when it was begun, to the millisecond
 */
public record SegmentHeader(long first, long stamp, Instant begun) {
    private static final long MAGIC =
            ByteBuffer.wrap("PURSERJ1".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int CHECKED = FrameLayout.SEGMENT_HEADER - Integer.BYTES;

    /** Length of the header in a file, in bytes: where the first frame stands. */
    public static final int BYTES = FrameLayout.SEGMENT_HEADER;

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putLong(first).putLong(stamp).putLong(begun.toEpochMilli());
        bytes.putInt(CHECKED, FrameHeader.checksum(bytes, 0, CHECKED));
        return bytes.rewind();
    }

    /**
     * @throws BadFrameException if the bytes are no segment's header
     */
    static SegmentHeader read(byte[] from, int at) {
        ByteBuffer bytes = ByteBuffer.wrap(from, at, BYTES).slice();
        if (bytes.getLong(0) != MAGIC || bytes.getInt(CHECKED) != FrameHeader.checksum(bytes, 0, CHECKED)) {
            throw new BadFrameException("no segment begins here, or its header is damaged");
        }
        return new SegmentHeader(bytes.getLong(8), bytes.getLong(16), Instant.ofEpochMilli(bytes.getLong(24)));
    }
}
