package dev.purser.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A stretch of a file in memory, moved forward as it is read. Each has a channel of its own, so that an interrupted
 * reader closes nobody else's, and a file that is replaced or deleted stays readable to whoever opened it before.
 */
final class FileWindow implements Closeable {
    /** The most that is read at once: what the platform copies through an off-heap buffer, which it keeps. */
    private static final int STEP = 256 << 10;

    private final FileChannel channel;
    private final int ahead;
    private byte[] bytes;
    private long start;
    private int length;

    FileWindow(Path file, int ahead) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.ahead = ahead;
        this.bytes = new byte[ahead];
    }

    /** The bytes of the window, valid until the next {@link #require}. */
    byte[] bytes() {
        return bytes;
    }

    long fileSize() throws IOException {
        return channel.size();
    }

    /**
     * Brings a stretch into the window.
     *
     * @return where it begins in {@link #bytes}, or -1 if the file ends before its end
     */
    int require(long offset, int count) throws IOException {
        if (offset >= start && offset + count <= start + length) {
            return (int) (offset - start);
        }
        if (offset + count > channel.size()) {
            return -1;
        }
        int wanted = Math.max(count, ahead);
        if (bytes.length < wanted) {
            bytes = new byte[wanted];
        }
        start = offset;
        length = 0;
        while (length < wanted) {
            int read = channel.read(ByteBuffer.wrap(bytes, length, Math.min(STEP, wanted - length)), offset + length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return length < count ? -1 : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
