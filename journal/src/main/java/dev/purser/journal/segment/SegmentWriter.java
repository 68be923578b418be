package dev.purser.journal.segment;

import dev.purser.storage.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The segment that is being written: one frame, one sync. For one thread.
 *
 * <p>After a method has thrown, nothing more may be written here: what the failed sync covered is in the page cache at
 * best, and a second sync would say that all is well. The next segment begins after the last frame that was synced.
 */
public final class SegmentWriter implements Closeable {
    private final Path file;
    private final SegmentHeader header;
    private final FileChannel channel;
    private final long capacity;
    private long position;

    private SegmentWriter(Path file, SegmentHeader header, FileChannel channel, long capacity, long position) {
        this.file = file;
        this.header = header;
        this.channel = channel;
        this.capacity = capacity;
        this.position = position;
    }

    /** Turns the reserve into the segment of this header: written, synced, and only then given its name. */
    public static SegmentWriter begin(SegmentFolder folder, SegmentHeader header) throws IOException {
        Path file = folder.file(header.first());
        FileChannel channel = FileChannel.open(folder.reserve(), StandardOpenOption.WRITE);
        try {
            ByteBuffer bytes = header.bytes();
            writeAll(channel, bytes, 0);
            DurableFiles.sync(channel);
            DurableFiles.move(folder.reserve(), file);
            return new SegmentWriter(file, header, channel, channel.size(), SegmentHeader.BYTES);
        } catch (IOException | RuntimeException e) {
            close(channel, e);
            throw e;
        }
    }

    /** Goes on with a segment after the frames that it has. */
    public static SegmentWriter resume(Path file, SegmentHeader header, long position) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            return new SegmentWriter(file, header, channel, channel.size(), position);
        } catch (IOException | RuntimeException e) {
            close(channel, e);
            throw e;
        }
    }

    private static void close(FileChannel channel, Exception because) {
        try {
            channel.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    public SegmentHeader header() {
        return header;
    }

    public Path file() {
        return file;
    }

    /** Where the next frame goes. */
    public long position() {
        return position;
    }

    public long capacity() {
        return capacity;
    }

    /** True if a frame goes into what was preallocated. One that no segment would hold goes into a fresh one. */
    public boolean fits(long frame) {
        return position + frame <= capacity || position == SegmentHeader.BYTES;
    }

    /** True if a quarter of the segment would still be left after a frame. */
    public boolean keepsMargin(long frame) {
        return position + frame <= capacity - capacity / 4;
    }

    /** Writes a frame, without making it durable. */
    public void write(ByteBuffer frame) throws IOException {
        position = writeAll(channel, frame, position);
    }

    /** Makes what was written durable. */
    public void sync() throws IOException {
        DurableFiles.syncData(channel);
    }

    private static long writeAll(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
