package dev.purser.journal.segment;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** Gathers events into the bytes of one batch frame. For one thread; the buffer is used again for the next frame. */
public final class FrameEncoder {
    private record Row(SealedEvent event, Set<PartName> erased) {}

    private final List<Row> rows = new ArrayList<>();
    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer;
    private long leaves;
    private long parts;

    /**
     * @param expected bytes of a usual frame; a larger one takes a buffer of its own
     */
    public FrameEncoder(int expected) {
        buffer = ByteBuffer.allocateDirect(expected);
    }

    public void add(SealedEvent event) {
        add(event, Set.of());
    }

    /** Adds an event of which some parts are gone; the event does not hold them. */
    void add(SealedEvent event, Set<PartName> erased) {
        rows.add(new Row(event, erased));
        leaves += FrameLayout.LEAF_FIXED + event.leaf().length;
        parts += FrameLayout.EVENT_FIXED + (long) FrameLayout.PART_FIXED * erased.size();
        for (PrivatePart part : event.parts()) {
            parts += FrameLayout.partBytes(part);
        }
    }

    public int count() {
        return rows.size();
    }

    /** Bytes of the frame as it is now. */
    public long bytes() {
        return FrameLayout.aligned(FrameLayout.FRAME_HEADER + leaves + parts);
    }

    /** Bytes that an event would add, padding aside. */
    public static long bytes(SealedEvent event) {
        return FrameLayout.LEAF_FIXED
                + FrameLayout.EVENT_FIXED
                + event.bytes()
                + (long) FrameLayout.PART_FIXED * event.parts().size();
    }

    /** Forgets what was added. */
    public void clear() {
        rows.clear();
        leaves = 0;
        parts = 0;
    }

    /**
     * Makes the frame of what was added, and forgets it.
     *
     * @return the frame's bytes, valid until the next call
     * @throws IllegalStateException if nothing was added, or more than a frame holds
     */
    public ByteBuffer frame(long first, long stamp) {
        long bytes = bytes();
        if (rows.isEmpty() || bytes > FrameLayout.MAX_FRAME) {
            throw new IllegalStateException("no frame of " + rows.size() + " events and " + bytes + " bytes");
        }
        ByteBuffer to = bytes <= buffer.capacity() ? buffer : ByteBuffer.allocateDirect((int) bytes);
        to.clear().position(FrameLayout.FRAME_HEADER);
        for (Row row : rows) {
            to.putShort((short) row.event.leaf().length).put(row.event.leaf());
        }
        int middle = to.position();
        for (Row row : rows) {
            putParts(to, row);
        }
        int end = to.position();
        while (to.position() < bytes) {
            to.put((byte) 0);
        }
        new FrameHeader(
                        rows.size(),
                        first,
                        stamp,
                        (int) leaves,
                        (int) parts,
                        FrameHeader.checksum(to, FrameLayout.FRAME_HEADER, middle - FrameLayout.FRAME_HEADER),
                        FrameHeader.checksum(to, middle, end - middle))
                .write(to, 0);
        clear();
        return to.flip();
    }

    private void putParts(ByteBuffer to, Row row) {
        to.putLong(row.event.id().getMostSignificantBits())
                .putLong(row.event.id().getLeastSignificantBits())
                .put((byte) (row.event.parts().size() + row.erased.size()));
        for (PrivatePart part : row.event.parts()) {
            if (part.salt().length != PrivatePart.SALT_BYTES) {
                throw new IllegalArgumentException("a salt of " + part.salt().length + " bytes");
            }
            crc.reset();
            crc.update(part.salt());
            crc.update(part.body());
            to.put(PartCode.of(part.name()))
                    .put((byte) 0)
                    .putInt(part.body().length)
                    .putInt((int) crc.getValue())
                    .put(part.salt())
                    .put(part.body());
        }
        for (PartName gone : row.erased) {
            to.put(PartCode.of(gone)).put((byte) 1).putInt(0).putInt(0);
        }
    }
}
