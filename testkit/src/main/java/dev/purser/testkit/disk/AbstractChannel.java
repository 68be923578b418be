package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** What the channels of files and folders have in common: the calls that are made of others. */
abstract class AbstractChannel extends FileChannel {
    private static final int CHUNK = 64 * 1024;

    final void requireOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            while (into[i].hasRemaining()) {
                int read = read(into[i]);
                if (read < 0) {
                    return all == 0 ? -1 : all;
                }
                all += read;
            }
        }
        return all;
    }

    /** One step, whatever the number of buffers. */
    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        int bytes = 0;
        for (int i = offset; i < offset + length; i++) {
            bytes = Math.addExact(bytes, from[i].remaining());
        }
        ByteBuffer together = ByteBuffer.allocate(bytes);
        for (int i = offset; i < offset + length; i++) {
            together.put(from[i].duplicate());
        }
        int written = write(together.flip());
        int left = written;
        for (int i = offset; i < offset + length && left > 0; i++) {
            int part = Math.min(left, from[i].remaining());
            from[i].position(from[i].position() + part);
            left -= part;
        }
        return written;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        long moved = 0;
        while (moved < count) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count - moved));
            if (read(chunk, position + moved) < 0) {
                break;
            }
            chunk.flip();
            int written = target.write(chunk);
            moved += written;
            if (chunk.hasRemaining()) {
                break;
            }
        }
        return moved;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        long moved = 0;
        while (moved < count) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, count - moved));
            if (source.read(chunk) <= 0) {
                break;
            }
            chunk.flip();
            while (chunk.hasRemaining()) {
                moved += write(chunk, position + moved);
            }
        }
        return moved;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("this disk has no mapped memory");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        FileLock lock = tryLock(position, size, shared);
        if (lock == null) {
            throw new IOException("Resource deadlock avoided");
        }
        return lock;
    }
}
