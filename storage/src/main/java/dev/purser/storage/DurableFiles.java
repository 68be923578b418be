package dev.purser.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * The one class that syncs files and folders.
 *
 * <p>When a method returns, what it did survives a power cut: POSIX wants a file's bytes synced through the file and its
 * name through the folder that holds it ({@code fsync(2)}, "Calling fsync() does not necessarily ensure that the entry
 * in the directory containing the file has also reached disk"). When it throws, either nothing was done or it is unknown
 * whether it survives; a failed sync is never retried here, because the kernel may have dropped the pages. Works on the
 * paths of any file system provider. Safe for many threads; two writers of one target end with the whole content of one.
 */
public final class DurableFiles {
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private DurableFiles() {}

    /** Makes the names in this folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Creates a folder and the missing ones above it, and syncs the parent of each new one.
     *
     * @throws FileAlreadyExistsException if something on the way is no folder
     */
    public static void createFolders(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new NoSuchFileException(folder.toString());
        }
        createFolders(parent);
        try {
            Files.createDirectory(absolute);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(absolute)) {
                throw e;
            }
        }
        syncFolder(parent);
    }

    /**
     * Writes a whole file: a reader, now or after a power cut, sees the old content or the new, never a part. A temporary
     * file beside the target may be left by a crash; its name ends with {@code .tmp}.
     */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, content, NO_ATTRIBUTES);
    }

    /** The same, and only the owner may read or write the file (mode 0600), from the moment that it exists. */
    public static void writeOwnerOnly(Path target, byte[] content) throws IOException {
        boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        write(
                target,
                content,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : NO_ATTRIBUTES);
    }

    private static void write(Path target, byte[] content, FileAttribute<?>[] attributes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path temporary = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), attributes)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        syncFolder(folder);
    }

    /**
     * Renames a file within one file system, replacing what bears the new name, and syncs both folders. The file's own
     * bytes are not synced.
     */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path target = to.toAbsolutePath().getParent();
        Path source = from.toAbsolutePath().getParent();
        syncFolder(target);
        if (!source.equals(target)) {
            syncFolder(source);
        }
    }

    /**
     * Removes a file and syncs its folder.
     *
     * @throws NoSuchFileException if there is none
     */
    public static void delete(Path file) throws IOException {
        Files.delete(file);
        syncFolder(file.toAbsolutePath().getParent());
    }

    /** Makes a file's bytes and its attributes durable ({@code fsync}). */
    public static void sync(FileChannel channel) throws IOException {
        channel.force(true);
    }

    /** Makes a file's bytes durable, and its size if it grew ({@code fdatasync}). */
    public static void syncData(FileChannel channel) throws IOException {
        channel.force(false);
    }
}
