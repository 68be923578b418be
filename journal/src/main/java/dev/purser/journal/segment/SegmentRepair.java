package dev.purser.journal.segment;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The only changes that are made to bytes of a segment that are there already. */
public final class SegmentRepair {
    private SegmentRepair() {}

    /** Takes away what was begun at {@code position} and never finished, so that a frame can stand there. */
    public static void cut(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long count = Math.min(FrameLayout.FRAME_HEADER, channel.size() - position);
            rewrite(channel, ByteBuffer.allocate((int) Math.max(0, count)), position);
        }
    }

    /**
     * Writes a stretch once more, as it is, and syncs it: after a sync that failed, or a crash before it, the kernel may
     * show bytes that it will never write by itself.
     */
    public static void write(Path file, long from, long to) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
            rewrite(channel, bytes.flip(), from);
        }
    }

    private static void rewrite(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        DurableFiles.sync(channel);
    }

    /** Gives back the space that a finished segment does not use. */
    public static void trim(Path file, long end) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() > end) {
                channel.truncate(end);
                DurableFiles.sync(channel);
            }
        }
    }
}
