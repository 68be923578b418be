package dev.purser.journal.segment;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The head of one batch.
 *
 * @param count events in it
 * @param first sequence of the first
 * @param stamp the stamp of the segment that it was written to
 */
record FrameHeader(
        int count, long first, long stamp, int leavesLength, int partsLength, int leavesChecksum, int partsChecksum) {
    /** The header at the buffer's position, or empty if the bytes there are none; the position stays. */
    static Optional<FrameHeader> read(ByteBuffer from) {
        int at = from.position();
        if (from.remaining() < FrameLayout.FRAME_HEADER || from.getInt(at) != FrameLayout.FRAME_MAGIC) {
            return Optional.empty();
        }
        if (from.getInt(at + 44) != checksum(from, at, 44) || from.getInt(at + 40) != 0) {
            return Optional.empty();
        }
        FrameHeader header = new FrameHeader(
                from.getInt(at + 4),
                from.getLong(at + 8),
                from.getLong(at + 16),
                from.getInt(at + 24),
                from.getInt(at + 28),
                from.getInt(at + 32),
                from.getInt(at + 36));
        return header.sane() ? Optional.of(header) : Optional.empty();
    }

    /** Writes the header at {@code at}; the buffer's position stays. */
    void write(ByteBuffer to, int at) {
        to.putInt(at, FrameLayout.FRAME_MAGIC);
        to.putInt(at + 4, count);
        to.putLong(at + 8, first);
        to.putLong(at + 16, stamp);
        to.putInt(at + 24, leavesLength);
        to.putInt(at + 28, partsLength);
        to.putInt(at + 32, leavesChecksum);
        to.putInt(at + 36, partsChecksum);
        to.putInt(at + 40, 0);
        to.putInt(at + 44, checksum(to, at, 44));
    }

    private boolean sane() {
        return count > 0
                && first >= 0
                && leavesLength >= count * (long) FrameLayout.LEAF_FIXED
                && partsLength >= count * (long) FrameLayout.EVENT_FIXED
                && bytes() <= FrameLayout.MAX_FRAME;
    }

    /** Bytes of the frame without its padding. */
    long bytes() {
        return (long) FrameLayout.FRAME_HEADER + leavesLength + partsLength;
    }

    /** Bytes from this frame's beginning to the next one's. */
    long stride() {
        return FrameLayout.aligned(bytes());
    }

    static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, length));
        return (int) crc.getValue();
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
