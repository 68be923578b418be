package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;

/** Tells how much of the disk's capacity is left. */
final class DiskSpace extends FileStore {
    private final PowerCutFileSystem system;

    DiskSpace(PowerCutFileSystem system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "powercut";
    }

    @Override
    public String type() {
        return "powercut";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public long getTotalSpace() throws IOException {
        return system.on((disk, now) -> disk.capacity());
    }

    @Override
    public long getUsableSpace() throws IOException {
        return system.on((disk, now) -> disk.capacity() - disk.used());
    }

    @Override
    public long getUnallocatedSpace() throws IOException {
        return getUsableSpace();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return type.getSimpleName().equals("BasicFileAttributeView")
                || type.getSimpleName().equals("PosixFileAttributeView");
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return name.equals("basic") || name.equals("posix");
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) throws IOException {
        return switch (attribute) {
            case "totalSpace" -> getTotalSpace();
            case "usableSpace" -> getUsableSpace();
            case "unallocatedSpace" -> getUnallocatedSpace();
            default -> throw new UnsupportedOperationException(attribute);
        };
    }
}
