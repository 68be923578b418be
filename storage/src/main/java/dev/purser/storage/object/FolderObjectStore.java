package dev.purser.storage.object;

import dev.purser.storage.DurableFiles;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Objects as files below one folder, which looks as the bucket would: what is kept beside the bytes lies in the hidden
 * folder {@code .purser} of the same root.
 *
 * <p>A put or an append that returned survives a power cut. An append that did not return is undone: by the next append
 * to the same object, or by the first write of the next process, which cuts the file to its last acknowledged length;
 * {@link #get} and {@link #list} never show such bytes. Bytes that somebody else appends to an object of this store are
 * cut off in the same way. A crash while an object is replaced may leave the old bytes with the new facts; new
 * names are not touched by that. Files that were put there by hand are objects without facts.
 *
 * <p>Refused are names that a file cannot have ({@code ..}, empty segments, a slash at the end, more than 210 bytes between
 * two slashes), and names that lead through a symbolic link. Thread-safe; several stores of one process may share a folder,
 * processes may not.
 */
public final class FolderObjectStore implements ObjectStore {
    private final FolderRoot root;
    private boolean closed;

    /** Touches no disk; the folder is made by the first write. */
    public FolderObjectStore(Path folder) {
        root = FolderRoot.open(folder);
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Path file) throws IOException, ObjectStoreException;
    }

    private <T> T with(String doing, String name, Work<T> work) throws ObjectStoreException {
        Path file = FolderNames.resolve(root.folder(), name);
        Lock lock = root.lock(name);
        lock.lock();
        try {
            return work.run(file);
        } catch (IOException e) {
            throw FolderErrors.of(doing, name, e);
        } finally {
            lock.unlock();
        }
    }

    private void requirePlainWay(String name, Path file) throws ObjectStoreException {
        if (!FolderNames.isPlainWay(root.folder(), file)) {
            throw new ObjectStoreException(
                    Kind.REFUSED, "a link, or a file that is no folder, stands in the way of " + name, null);
        }
    }

    private void prepare() throws ObjectStoreException {
        try {
            root.prepare();
        } catch (IOException e) {
            throw FolderErrors.of("preparing", root.folder().toString(), e);
        }
    }

    @Override
    public void put(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        prepare();
        with("putting", name, file -> {
            requirePlainWay(name, file);
            Path staged = root.staging().resolve(UUID.randomUUID().toString());
            try {
                try (FileChannel channel =
                        FileChannel.open(staged, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                    write(channel, bytes);
                    DurableFiles.sync(channel);
                }
                DurableFiles.createFolders(file.getParent());
                root.writeSide(name, new SideFile(bytes.length, 0, tag("", bytes, 1), facts));
                DurableFiles.move(staged, file);
            } catch (IOException e) {
                discard(staged, e);
                throw e;
            }
            return null;
        });
    }

    private static void discard(Path staged, IOException cause) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException left) {
            cause.addSuppressed(left);
        }
    }

    @Override
    public boolean appends() {
        return true;
    }

    @Override
    public String append(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        prepare();
        with("appending to", name, file -> {
            requirePlainWay(name, file);
            root.mark(name);
            boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            SideFile before = growing(name, file, fresh, facts);
            DurableFiles.createFolders(file.getParent());
            long length;
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS)) {
                length = Math.min(channel.size(), before.length());
                channel.truncate(length);
                channel.position(length);
                try {
                    write(channel, bytes);
                    DurableFiles.syncData(channel);
                } catch (IOException e) {
                    takeBack(channel, length, e);
                    throw e;
                }
            }
            if (fresh) {
                DurableFiles.syncFolder(file.getParent());
            }
            int pieces = before.pieces() + 1;
            String tag = tag(before.tag(), bytes, pieces);
            root.writeSide(name, new SideFile(length + bytes.length, pieces, tag, facts));
            return null;
        });
        return name;
    }

    /** What is acknowledged of an object; written down before its first append, so that a torn one can be told. */
    private SideFile growing(String name, Path file, boolean fresh, Facts facts) throws IOException {
        Optional<SideFile> known = fresh ? Optional.empty() : root.side(name);
        if (known.isPresent()) {
            return known.get();
        }
        SideFile first = new SideFile(fresh ? 0 : Files.size(file), 0, "", facts);
        root.writeSide(name, first);
        return first;
    }

    private static void takeBack(FileChannel channel, long length, IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException left) {
            cause.addSuppressed(left);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public Optional<Stored> get(String name) throws ObjectStoreException {
        return with("reading", name, file -> {
            Optional<Seen> seen = FolderNames.isPlainWay(root.folder(), file) ? look(name, file) : Optional.empty();
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            long size = seen.get().listed().size();
            if (size > LARGEST_READ) {
                throw new ObjectStoreException(Kind.REFUSED, name + " has more than " + LARGEST_READ + " bytes", null);
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // Until it is whole, or the file was cut by somebody else.
                }
            }
            if (bytes.hasRemaining()) {
                throw new IOException("the file grew shorter while it was read");
            }
            return Optional.of(new Stored(seen.get().listed(), seen.get().facts(), bytes.array()));
        });
    }

    private record Seen(Listed listed, Facts facts) {}

    private Optional<Seen> look(String name, Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        Optional<SideFile> side = root.side(name);
        long size = attributes.size();
        Instant changed = attributes.lastModifiedTime().toInstant();
        String tag = Long.toHexString(size) + "-" + Long.toHexString(changed.toEpochMilli());
        if (side.isPresent()) {
            SideFile known = side.get();
            boolean grows = known.pieces() > 0 || known.tag().isEmpty();
            if (grows && known.length() == 0) {
                return Optional.empty();
            }
            if (grows) {
                size = Math.min(size, known.length());
            }
            if (size == known.length() && !known.tag().isEmpty()) {
                tag = known.tag();
            }
        }
        return Optional.of(new Seen(
                new Listed(name, size, changed, tag), side.map(SideFile::facts).orElse(Facts.PLAIN)));
    }

    @Override
    public List<Listed> list(String prefix, String after, int max) throws ObjectStoreException {
        if (max < 1) {
            throw new IllegalArgumentException("a listing holds at least one name");
        }
        List<Listed> names = new ArrayList<>();
        FolderListing listing = new FolderListing(prefix, after, (name, file) -> {
            Lock lock = root.lock(name);
            lock.lock();
            try {
                look(name, file).map(Seen::listed).ifPresent(names::add);
            } finally {
                lock.unlock();
            }
            if (names.size() == max) {
                throw new FolderListing.Enough();
            }
        });
        try {
            listing.walk(root.folder());
        } catch (IOException e) {
            throw FolderErrors.of("listing", root.folder().toString(), e);
        }
        return names;
    }

    @Override
    public void delete(String name) throws ObjectStoreException {
        with("deleting", name, file -> {
            if (FolderNames.isPlainWay(root.folder(), file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                DurableFiles.delete(file);
                root.deleteSide(name);
            }
            return null;
        });
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        root.close();
    }

    /**
     * Two checksums, of which the hardware makes each several times as fast as an MD5 (the objects' SHA-256 is made by who
     * writes them). The hyphen tells S3 clients, as with parts put together, that it is no MD5 of the content.
     */
    private static String tag(String before, byte[] bytes, int pieces) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        byte[] earlier = before.getBytes(StandardCharsets.US_ASCII);
        one.update(earlier);
        other.update(earlier);
        one.update(bytes);
        other.update(bytes);
        return HexFormat.of().toHexDigits((one.getValue() << Integer.SIZE) | other.getValue()) + "-" + pieces;
    }
}
