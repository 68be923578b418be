package dev.purser.journal;

import dev.purser.event.PurserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a folder to one process, and within it to one journal. Gone with the process, however it ends. */
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private final Path name;
    private final FileChannel channel;

    private FolderLock(Path name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /**
     * @throws PurserException with {@link JournalError#JOURNAL_LOCKED} if it is held
     */
    static FolderLock acquire(Path file) throws IOException {
        Path name = file.toAbsolutePath().getParent().toRealPath();
        if (!HERE.add(name)) {
            throw held(file);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (tryLock(channel)) {
                    return new FolderLock(name, channel);
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            channel.close();
            throw held(file);
        } catch (IOException | RuntimeException e) {
            HERE.remove(name);
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            // A provider without locks serves this process only.
            return true;
        }
    }

    private static PurserException held(Path file) {
        return new PurserException(JournalError.JOURNAL_LOCKED, Map.of("file", file.toString()));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HERE.remove(name);
        }
    }
}
