package dev.purser.journal.verify;

import dev.purser.journal.segment.Frame;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.MerkleTree;
import dev.purser.journal.tile.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts leaves into entry bundles and their hashes into tiles, file by file. For one thread. */
final class StaticLogWriter {
    private final Path target;
    private final MerkleHasher hasher = new MerkleHasher();
    private final MerkleFrontier tree;
    private final List<ByteArrayOutputStream> rows = new ArrayList<>();
    private final List<byte[]> bundle = new ArrayList<>(Tile.FULL);
    private final long first;

    /**
     * @param first the first leaf that will come
     * @param below the hashes of what came before it
     */
    StaticLogWriter(Path target, long first, HashReader below) throws IOException {
        this.target = target;
        this.first = first;
        this.tree = new MerkleTree(below).frontier(first);
        for (int level = 0; Tile.count(level, first) > 0; level++) {
            begin(level, below);
        }
    }

    private void begin(int level, HashReader below) throws IOException {
        long count = Tile.count(level, first);
        for (long index = 0; level > 0 && index < count / Tile.FULL; index++) {
            write(new Tile(level, index, Tile.FULL), below.read(level, index * Tile.FULL, Tile.FULL));
        }
        int width = (int) (count % Tile.FULL);
        ByteArrayOutputStream row = row(level);
        if (width > 0) {
            row.writeBytes(below.read(level, count - width, width));
        }
    }

    private ByteArrayOutputStream row(int level) {
        while (rows.size() <= level) {
            rows.add(new ByteArrayOutputStream(Tile.FULL * MerkleHasher.SIZE));
        }
        return rows.get(level);
    }

    long size() {
        return tree.size();
    }

    /** Adds a frame's leaves below a number. */
    void add(Frame frame, long end) throws IOException {
        try {
            frame.leaves((sequence, bytes, offset, length) -> {
                if (sequence >= tree.size() && sequence < end) {
                    add(Arrays.copyOfRange(bytes, offset, offset + length));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(byte[] leaf) {
        bundle.add(leaf);
        tree.append(hasher.leaf(leaf), this::hash);
        if (tree.size() % Tile.FULL == 0) {
            writeBundle();
        }
    }

    private void hash(int level, long index, byte[] hash) {
        ByteArrayOutputStream row = row(level);
        row.writeBytes(hash);
        if (row.size() == Tile.FULL * MerkleHasher.SIZE) {
            writeUnchecked(new Tile(level, index / Tile.FULL, Tile.FULL), row.toByteArray());
            row.reset();
        }
    }

    /** Writes a bundle, unless its first entries were taken by retention. */
    private void writeBundle() {
        long begin = tree.size() - bundle.size();
        if (begin % Tile.FULL == 0 && !bundle.isEmpty()) {
            writeUnchecked(new Tile(Tile.ENTRIES, begin / Tile.FULL, bundle.size()), EntryBundle.encode(bundle));
        }
        bundle.clear();
    }

    /** Writes what is partial; returns the root. */
    byte[] end() throws IOException {
        try {
            writeBundle();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (int level = 0; level < rows.size(); level++) {
            byte[] row = rows.get(level).toByteArray();
            if (row.length > 0) {
                long count = Tile.count(level, tree.size());
                write(new Tile(level, count / Tile.FULL, row.length / MerkleHasher.SIZE), row);
            }
        }
        return tree.root();
    }

    private void writeUnchecked(Tile tile, byte[] bytes) {
        try {
            write(tile, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Tile tile, byte[] bytes) throws IOException {
        Path file = target.resolve(tile.path());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
