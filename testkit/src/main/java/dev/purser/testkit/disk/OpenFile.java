package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** An open file. Thread-safe, as every channel of a file is. */
final class OpenFile extends AbstractChannel {
    private final PowerCutFileSystem system;
    private final Path path;
    private final RegularFile file;
    private final Set<? extends OpenOption> options;
    private final boolean readable;
    private final boolean writable;
    private long position;
    private boolean locked;

    /** Made under the disk's lock. */
    OpenFile(PowerCutFileSystem system, Path path, RegularFile file, Set<? extends OpenOption> options) {
        this.system = system;
        this.path = path;
        this.file = file;
        this.options = options;
        this.writable = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        this.readable = options.contains(StandardOpenOption.READ) || !writable;
        file.opened(1);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return system.on((disk, now) -> {
            int read = read(into, position);
            position += Math.max(read, 0);
            return read;
        });
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        requireOpen();
        if (!readable) {
            throw new NonReadableChannelException();
        }
        return system.on((disk, now) -> {
            Fault fault = system.step(Step.Kind.READ, path);
            if (fault.fails()) {
                throw fault.on(path);
            }
            if (fault == Fault.CUT) {
                throw system.cut();
            }
            byte[] bytes = new byte[wanted(into.remaining(), fault)];
            int read = bytes.length == 0 ? 0 : file.read(at, bytes);
            into.put(bytes, 0, Math.max(read, 0));
            return read;
        });
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return system.on((disk, now) -> {
            long at = options.contains(StandardOpenOption.APPEND) ? file.size() : position;
            int written = write(from, at);
            position = at + written;
            return written;
        });
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        requireWritable();
        return system.on((disk, now) -> {
            Fault fault = system.step(Step.Kind.WRITE, path);
            int stored = store(disk, from, at, wanted(from.remaining(), fault));
            if (fault.fails()) {
                throw fault.on(path);
            }
            if (fault == Fault.CUT) {
                throw system.cut();
            }
            if (stored == 0 && from.hasRemaining()) {
                throw Fault.ENOSPC.on(path);
            }
            from.position(from.position() + stored);
            if (options.contains(StandardOpenOption.SYNC) || options.contains(StandardOpenOption.DSYNC)) {
                force(options.contains(StandardOpenOption.SYNC));
            }
            return stored;
        });
    }

    private static int wanted(int remaining, Fault fault) {
        return switch (fault) {
            case NONE, CUT -> remaining;
            case SHORT -> Math.min(remaining, Math.max(1, remaining / 2));
            case EIO, ENOSPC -> remaining / 2;
        };
    }

    private int store(Disk disk, ByteBuffer from, long at, int length) throws IOException {
        long grows = Math.max(0, at + length - file.size());
        long refused = grows - disk.take(grows);
        byte[] bytes = new byte[(int) Math.max(0, length - refused)];
        from.duplicate().get(bytes);
        if (bytes.length > 0) {
            file.write(at, bytes, system.now());
        } else if (grows > refused) {
            disk.free(grows - refused);
        }
        return bytes.length;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return system.on((disk, now) -> position);
    }

    @Override
    public FileChannel position(long at) throws IOException {
        requireOpen();
        if (at < 0) {
            throw new IllegalArgumentException("position " + at);
        }
        system.on((disk, now) -> position = at);
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return system.on((disk, now) -> file.size());
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireWritable();
        system.step(Step.Kind.TRUNCATE, path, (disk, now) -> {
            disk.free(Math.max(0, file.size() - size));
            file.truncate(size, now);
            position = Math.min(position, size);
            return null;
        });
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        requireOpen();
        system.on((disk, now) -> {
            Fault fault = system.step(Step.Kind.FORCE, path);
            if (fault == Fault.CUT) {
                throw system.cut();
            }
            if (fault.fails()) {
                file.giveUp(new Chance(system.doubt()));
                throw fault.on(path);
            }
            file.force();
            if (metaData) {
                file.attributesForced();
            }
            return null;
        });
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) throws IOException {
        requireOpen();
        return system.on((disk, now) -> {
            if (!disk.lock(file)) {
                throw new OverlappingFileLockException();
            }
            locked = true;
            return new WholeFileLock(at, size, shared);
        });
    }

    private void unlock() {
        system.locked(() -> {
            if (locked) {
                system.unlock(file);
                locked = false;
            }
            return locked;
        });
    }

    @Override
    protected void implCloseChannel() {
        unlock();
        system.closed(file);
    }

    private void requireWritable() throws IOException {
        requireOpen();
        if (!writable) {
            throw new NonWritableChannelException();
        }
    }

    /** Ranges are not told apart: a lock is one of the whole file. */
    private final class WholeFileLock extends FileLock {
        private WholeFileLock(long at, long size, boolean shared) {
            super(OpenFile.this, at, size, shared);
        }

        @Override
        public boolean isValid() {
            return OpenFile.this.isOpen() && system.locked(() -> locked);
        }

        @Override
        public void release() {
            unlock();
        }
    }
}
