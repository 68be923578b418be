package dev.purser.storage.object;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One folder of objects as all stores of this process share it: who writes which name, and which objects grow. Only one
 * process may write to a folder.
 */
final class FolderRoot {
    private static final int STRIPES = 64;
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final Map<Path, FolderRoot> OPEN = new HashMap<>();

    private final Path root;
    private final Path side;
    private final Path growing;
    private final Path staging;
    private final List<Lock> locks =
            IntStream.range(0, STRIPES).<Lock>mapToObj(i -> new ReentrantLock()).toList();
    private final Set<String> marked = ConcurrentHashMap.newKeySet();
    private final Lock preparing = new ReentrantLock();
    private volatile boolean prepared;
    private int users;

    private FolderRoot(Path root) {
        this.root = root;
        Path hidden = root.resolve(FolderNames.HIDDEN);
        side = hidden.resolve("facts");
        growing = hidden.resolve("growing");
        staging = hidden.resolve("tmp");
    }

    static FolderRoot open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        synchronized (OPEN) {
            FolderRoot shared = OPEN.computeIfAbsent(root, FolderRoot::new);
            shared.users++;
            return shared;
        }
    }

    void close() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(root);
            }
        }
    }

    Path folder() {
        return root;
    }

    Path staging() {
        return staging;
    }

    /** Held while a name is written, and while its file and side file are read together. */
    Lock lock(String name) {
        return locks.get(Math.floorMod(name.hashCode(), STRIPES));
    }

    Optional<SideFile> side(String name) throws IOException {
        Path file = side.resolve(name);
        try {
            return Optional.of(SideFile.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    void writeSide(String name, SideFile what) throws IOException {
        Path file = side.resolve(name);
        DurableFiles.createFolders(file.getParent());
        DurableFiles.write(file, what.bytes());
    }

    void deleteSide(String name) throws IOException {
        Path file = side.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            DurableFiles.delete(file);
        }
    }

    /** Makes the folders, and undoes what was left by a process that ended in the middle of an append or a put. */
    void prepare() throws IOException {
        if (prepared) {
            return;
        }
        preparing.lock();
        try {
            if (!prepared) {
                DurableFiles.createFolders(staging);
                DurableFiles.createFolders(growing);
                for (Path left : files(staging)) {
                    if (Files.getLastModifiedTime(left)
                            .toInstant()
                            .isBefore(Instant.now().minus(LEFT_BEHIND))) {
                        Files.deleteIfExists(left);
                    }
                }
                for (Path mark : files(growing)) {
                    settle(growing.relativize(mark).toString(), mark);
                }
                prepared = true;
            }
        } finally {
            preparing.unlock();
        }
    }

    private void settle(String name, Path mark) throws IOException {
        Lock lock = lock(name);
        lock.lock();
        try {
            Optional<SideFile> known = side(name);
            Path file = root.resolve(name);
            if (known.isPresent() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                long length = known.get().length();
                if (length == 0) {
                    DurableFiles.delete(file);
                } else if (Files.size(file) > length) {
                    try (FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                        channel.truncate(length);
                        DurableFiles.sync(channel);
                    }
                }
            }
            DurableFiles.delete(mark);
        } finally {
            lock.unlock();
        }
    }

    /** Notes durably, before its first append by this process, that an object grows. */
    void mark(String name) throws IOException {
        if (marked.contains(name)) {
            return;
        }
        Path mark = growing.resolve(name);
        DurableFiles.createFolders(mark.getParent());
        try {
            Files.createFile(mark);
        } catch (FileAlreadyExistsException already) {
            // Another process's, or this one's of which the sync failed: it is synced now.
        }
        DurableFiles.syncFolder(mark.getParent());
        marked.add(name);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
