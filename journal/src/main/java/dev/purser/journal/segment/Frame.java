package dev.purser.journal.segment;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One batch as it stands in a segment. It looks into its scan's memory: valid until the scan goes on.
 *
 * <p>What it hands out is only as good as {@link #intact} says; bytes that cannot be told apart throw
 * {@link BadFrameException}.
 */
public final class Frame {
    /** Takes leaves one by one, as slices. */
    @FunctionalInterface
    public interface LeafVisitor {
        void leaf(long sequence, byte[] bytes, int offset, int length);
    }

    private final FrameHeader header;
    private final long offset;
    private final byte[] bytes;
    private final int start;

    Frame(FrameHeader header, long offset, byte[] bytes, int start) {
        this.header = header;
        this.offset = offset;
        this.bytes = bytes;
        this.start = start;
    }

    /** Sequence of its first event. */
    public long first() {
        return header.first();
    }

    /** Sequence after its last event. */
    public long next() {
        return header.first() + header.count();
    }

    public int count() {
        return header.count();
    }

    /** Where it begins in the file. */
    public long offset() {
        return offset;
    }

    /** Where the next one would begin in the file. */
    public long end() {
        return offset + header.stride();
    }

    /** True if all its bytes are as they were written. */
    public boolean intact() {
        return leavesIntact() && partsIntact();
    }

    /** True if the leaves are as they were written. */
    public boolean leavesIntact() {
        return FrameHeader.checksum(bytes, leaves(), header.leavesLength()) == header.leavesChecksum();
    }

    private boolean partsIntact() {
        int padding = start + (int) header.bytes();
        for (int i = padding; i < start + header.stride(); i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return FrameHeader.checksum(bytes, parts(), header.partsLength()) == header.partsChecksum();
    }

    private int leaves() {
        return start + FrameLayout.FRAME_HEADER;
    }

    private int parts() {
        return leaves() + header.leavesLength();
    }

    /** Shows every leaf, without a copy. */
    public void leaves(LeafVisitor visitor) {
        ByteBuffer from = ByteBuffer.wrap(bytes, leaves(), header.leavesLength());
        for (long sequence = first(); sequence < next(); sequence++) {
            int length = leafLength(from);
            visitor.leaf(sequence, bytes, from.position(), length);
            from.position(from.position() + length);
        }
        if (from.hasRemaining()) {
            throw new BadFrameException("bytes are left after the last leaf of the frame at " + offset);
        }
    }

    private int leafLength(ByteBuffer from) {
        if (from.remaining() < FrameLayout.LEAF_FIXED) {
            throw new BadFrameException("the leaves of the frame at " + offset + " end too soon");
        }
        int length = Short.toUnsignedInt(from.getShort());
        if (length == 0 || length > from.remaining()) {
            throw new BadFrameException("a leaf of the frame at " + offset + " reaches beyond the leaves");
        }
        return length;
    }

    /** The leaves of some events as an entry bundle holds them: each with its length in two bytes before it. */
    byte[] bundle(long from, long to) {
        ByteBuffer leaf = ByteBuffer.wrap(bytes, leaves(), header.leavesLength());
        int begin = leaf.position();
        for (long sequence = first(); sequence < to; sequence++) {
            if (sequence == from) {
                begin = leaf.position();
            }
            int length = leafLength(leaf);
            leaf.position(leaf.position() + length);
        }
        byte[] slice = new byte[leaf.position() - begin];
        System.arraycopy(bytes, begin, slice, 0, slice.length);
        return slice;
    }

    /** Copies of the events from {@code from} on, but below {@code to}. */
    public List<StoredRecord> records(long from, long to) {
        List<StoredRecord> records = new ArrayList<>((int) Math.max(0, Math.min(to, next()) - Math.max(from, first())));
        ByteBuffer leaf = ByteBuffer.wrap(bytes, leaves(), header.leavesLength());
        ByteBuffer part = ByteBuffer.wrap(bytes, parts(), header.partsLength());
        for (long sequence = first(); sequence < Math.min(to, next()); sequence++) {
            boolean wanted = sequence >= from;
            int length = leafLength(leaf);
            byte[] copy = new byte[wanted ? length : 0];
            leaf.get(leaf.position(), copy).position(leaf.position() + length);
            StoredRecord record = record(sequence, copy, part, wanted);
            if (wanted) {
                records.add(record);
            }
        }
        return records;
    }

    private StoredRecord record(long sequence, byte[] leaf, ByteBuffer from, boolean wanted) {
        need(from, FrameLayout.EVENT_FIXED);
        UUID id = new UUID(from.getLong(), from.getLong());
        int count = Byte.toUnsignedInt(from.get());
        List<PrivatePart> parts = new ArrayList<>(wanted ? count : 0);
        Set<PartName> erased = count == 0 ? Set.of() : EnumSet.noneOf(PartName.class);
        for (int i = 0; i < count; i++) {
            need(from, FrameLayout.PART_FIXED);
            PartName name = PartCode.name(from.get());
            boolean gone = from.get() != 0;
            int length = from.getInt();
            int checksum = from.getInt();
            if (gone) {
                erased.add(name);
            } else if (length < 0 || length > from.remaining() - PrivatePart.SALT_BYTES) {
                throw new BadFrameException("a part of event " + sequence + " reaches beyond its frame");
            } else if (wanted) {
                parts.add(part(sequence, name, length, checksum, from));
            } else {
                from.position(from.position() + PrivatePart.SALT_BYTES + length);
            }
        }
        return wanted ? new StoredRecord(sequence, new SealedEvent(id, leaf, parts), erased) : NONE;
    }

    private static PrivatePart part(long sequence, PartName name, int length, int checksum, ByteBuffer from) {
        if (FrameHeader.checksum(from, from.position(), PrivatePart.SALT_BYTES + length) != checksum) {
            throw new BadFrameException("the part " + name.text() + " of event " + sequence + " is damaged");
        }
        byte[] salt = new byte[PrivatePart.SALT_BYTES];
        byte[] body = new byte[length];
        from.get(salt).get(body);
        return new PrivatePart(name, salt, body);
    }

    private void need(ByteBuffer from, int bytes) {
        if (from.remaining() < bytes) {
            throw new BadFrameException("the parts of the frame at " + offset + " end too soon");
        }
    }

    private static final StoredRecord NONE =
            new StoredRecord(-1, new SealedEvent(new UUID(0, 0), new byte[1], List.of()), Set.of());
}
