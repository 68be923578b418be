package dev.purser.testkit.disk;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A file's bytes as written and as durable, and the changes that lie between. Guarded by the disk's lock. */
final class RegularFile extends Node {
    /** What a disk writes as one: pieces of it may still be torn. */
    static final int SECTOR = 512;

    private sealed interface Change {
        long sizeAfter();
    }

    private record Write(long offset, byte[] bytes, long sizeAfter) implements Change {}

    private record Truncate(long sizeAfter) implements Change {}

    private final Pages written = new Pages();
    private final List<Change> pending = new ArrayList<>();
    private Pages durable = new Pages();
    private long size;
    private long durableSize;
    private int links;
    private int opened;

    RegularFile(Set<PosixFilePermission> permissions, FileTime now) {
        super(permissions, now);
    }

    @Override
    long size() {
        return size;
    }

    void linked(int more) {
        links += more;
    }

    void opened(int more) {
        opened += more;
    }

    /** True if nothing leads here any more, so that its space is free. */
    boolean forgotten() {
        return links == 0 && opened == 0;
    }

    int read(long offset, byte[] into) {
        if (offset >= size) {
            return -1;
        }
        int length = (int) Math.min(into.length, size - offset);
        written.read(offset, into, 0, length);
        return length;
    }

    void write(long offset, byte[] bytes, FileTime now) {
        written.write(offset, bytes, 0, bytes.length);
        size = Math.max(size, offset + bytes.length);
        pending.add(new Write(offset, bytes, size));
        touched(now);
    }

    void truncate(long to, FileTime now) {
        if (to < size) {
            written.clearFrom(to);
            size = to;
            pending.add(new Truncate(to));
        }
        touched(now);
    }

    /** Everything written becomes durable. */
    void force() {
        for (Change change : pending) {
            switch (change) {
                case Write write -> durable.write(write.offset, write.bytes, 0, write.bytes.length);
                case Truncate truncate -> durable.clearFrom(truncate.sizeAfter);
            }
        }
        durableSize = size;
        pending.clear();
    }

    /** A force that failed: what is pending is given up, after some of it got there. */
    void giveUp(Chance chance) {
        durableSize = survive(durable, chance);
        pending.clear();
    }

    /** The file as it is found after a power cut. */
    RegularFile afterCut(Chance chance) {
        RegularFile found = new RegularFile(permissions(), modified());
        attributesSurvive(found, chance);
        found.durable = durable.copy();
        found.durableSize = survive(found.durable, chance);
        byte[] piece = new byte[64 * 1024];
        for (long at = 0; at < found.durableSize; at += piece.length) {
            int length = (int) Math.min(piece.length, found.durableSize - at);
            found.durable.read(at, piece, 0, length);
            found.written.write(at, piece, 0, length);
        }
        found.size = found.durableSize;
        return found;
    }

    /**
     * Lets some of the pending changes reach the given bytes: the size is the one of some moment since the last force,
     * each sector of each write is decided on its own.
     *
     * @return the size
     */
    private long survive(Pages bytes, Chance chance) {
        int moment = chance.moment(pending.size());
        for (int i = 0; i < pending.size(); i++) {
            switch (pending.get(i)) {
                case Truncate truncate -> {
                    if (i < moment) {
                        bytes.clearFrom(truncate.sizeAfter);
                    }
                }
                case Write write -> {
                    for (int from = 0; from < write.bytes.length; ) {
                        int length =
                                Math.min(write.bytes.length - from, SECTOR - (int) ((write.offset + from) % SECTOR));
                        bytes.write(write.offset + from, write.bytes, from, chance.bytes(length));
                        from += length;
                    }
                }
            }
        }
        long found = moment == 0 ? durableSize : pending.get(moment - 1).sizeAfter();
        bytes.clearFrom(found);
        return found;
    }
}
