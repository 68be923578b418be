package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder opened for reading, which is good for one thing: forcing its names. */
final class OpenFolder extends AbstractChannel {
    private final PowerCutFileSystem system;
    private final Path path;
    private final Folder folder;

    OpenFolder(PowerCutFileSystem system, Path path, Folder folder) {
        this.system = system;
        this.path = path;
        this.folder = folder;
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
                disk.giveUp(folder, new Chance(system.doubt()));
                throw fault.on(path);
            }
            disk.force(folder);
            folder.attributesForced();
            return null;
        });
    }

    private IOException isFolder() {
        return new FileSystemException(path.toString(), null, "Is a directory");
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        throw isFolder();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        throw isFolder();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long at) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public FileChannel position(long at) {
        return this;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) {
        throw new NonWritableChannelException();
    }

    @Override
    protected void implCloseChannel() {}
}
