package dev.purser.journal.tile;

import dev.purser.storage.DurableFiles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@link HashFiles}: rows of hashes, one row per level, cut into files of {@link HashFiles#CHUNK}. */
final class HashFolder implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[0-9]{9}");

    /** A file open for writing. */
    private record Tail(long chunk, FileChannel channel) {}

    private final Path folder;
    private final int chunkHashes;
    private final Map<Integer, Tail> tails = new TreeMap<>();

    /**
     * @param chunkHashes hashes in a file, a multiple of {@link Tile#FULL}
     */
    HashFolder(Path folder, int chunkHashes) {
        this.folder = folder;
        this.chunkHashes = chunkHashes;
    }

    /** Hashes of a level, counted from the tree's first one, up to the first hole. */
    long count(int level) throws IOException {
        long count = 0;
        long expected = -1;
        for (long chunk : chunks(level)) {
            if (expected >= 0 && chunk != expected) {
                break;
            }
            long held = Math.min(Files.size(file(level, chunk)) / MerkleHasher.SIZE, chunkHashes);
            count = chunk * chunkHashes + held;
            if (held < chunkHashes) {
                break;
            }
            expected = chunk + 1;
        }
        return count;
    }

    private List<Long> chunks(int level) throws IOException {
        Path row = folder.resolve(Integer.toString(level));
        if (!Files.isDirectory(row)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.list(row)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .map(Long::valueOf)
                    .sorted()
                    .toList();
        }
    }

    private Path file(int level, long chunk) {
        return folder.resolve(Integer.toString(level)).resolve("%09d".formatted(chunk));
    }

    void write(int level, long first, byte[] hashes) throws IOException {
        long at = first;
        int from = 0;
        while (from < hashes.length) {
            long chunk = at / chunkHashes;
            int within = (int) (at % chunkHashes);
            int length = Math.min(hashes.length - from, (chunkHashes - within) * MerkleHasher.SIZE);
            ByteBuffer slice = ByteBuffer.wrap(hashes, from, length);
            FileChannel channel = tail(level, chunk);
            long position = (long) within * MerkleHasher.SIZE;
            while (slice.hasRemaining()) {
                position += channel.write(slice, position);
            }
            from += length;
            at += length / MerkleHasher.SIZE;
        }
    }

    private FileChannel tail(int level, long chunk) throws IOException {
        Tail tail = tails.get(level);
        if (tail != null && tail.chunk == chunk) {
            return tail.channel;
        }
        if (tail != null) {
            DurableFiles.sync(tail.channel);
            tail.channel.close();
            tails.remove(level);
        }
        Path file = file(level, chunk);
        DurableFiles.createFolders(file.getParent());
        boolean fresh = !Files.exists(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (fresh) {
            DurableFiles.syncFolder(file.getParent());
        }
        tails.put(level, new Tail(chunk, channel));
        return channel;
    }

    /** Each read opens its file anew, so that an interrupted reader closes nobody else's. */
    byte[] read(int level, long first, int count) throws IOException {
        byte[] hashes = new byte[count * MerkleHasher.SIZE];
        int from = 0;
        long at = first;
        while (from < hashes.length) {
            long chunk = at / chunkHashes;
            int within = (int) (at % chunkHashes);
            int length = Math.min(hashes.length - from, (chunkHashes - within) * MerkleHasher.SIZE);
            readChunk(file(level, chunk), (long) within * MerkleHasher.SIZE, ByteBuffer.wrap(hashes, from, length));
            from += length;
            at += length / MerkleHasher.SIZE;
        }
        return hashes;
    }

    private static void readChunk(Path file, long offset, ByteBuffer into) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long position = offset;
            while (into.hasRemaining()) {
                int read = channel.read(into, position);
                if (read < 0) {
                    throw new EOFException("hashes end at " + position + " of " + file);
                }
                position += read;
            }
        } catch (NoSuchFileException e) {
            throw (IOException) new EOFException("no hashes in " + file).initCause(e);
        }
    }

    /** Keeps the first {@code count} hashes of a level. */
    void cut(int level, long count) throws IOException {
        Tail tail = tails.remove(level);
        if (tail != null) {
            tail.channel.close();
        }
        for (long chunk : chunks(level)) {
            long keep = Math.clamp(count - chunk * chunkHashes, 0L, (long) chunkHashes);
            Path file = file(level, chunk);
            if (keep == 0) {
                DurableFiles.delete(file);
            } else if (Files.size(file) > keep * MerkleHasher.SIZE) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(keep * MerkleHasher.SIZE);
                    DurableFiles.sync(channel);
                }
            }
        }
    }

    /** Removes whole files of hashes below {@code minimum}, but never the last. */
    void dropBelow(int level, long minimum) throws IOException {
        List<Long> chunks = chunks(level);
        for (int i = 0; i < chunks.size() - 1; i++) {
            if ((chunks.get(i) + 1) * chunkHashes <= minimum) {
                DurableFiles.delete(file(level, chunks.get(i)));
            }
        }
    }

    void sync() throws IOException {
        for (Tail tail : tails.values()) {
            DurableFiles.sync(tail.channel);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Tail tail : tails.values()) {
            try {
                tail.channel.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        tails.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
