package dev.purser.journal.tile;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes of the tree in append-only files, of which every tile, full or partial, is a slice.
 *
 * <p>Below the folder each tile level has a folder of its own ({@code 0}, {@code 1}, …), in it files of {@value #CHUNK}
 * hashes named by their number in nine digits. Everything here is derived from the leaves: nobody waits for it, and what
 * a crash leaves is to be trusted only as far as the root of a signed checkpoint confirms it; the rest is cut and
 * appended anew.
 *
 * <p>One thread appends, cuts and syncs; any thread reads what was appended before.
 */
public final class HashFiles implements HashReader, AutoCloseable {
    /** Hashes in one file: 32 MiB. A multiple of a tile, so that no tile spans two files. */
    public static final int CHUNK = 1 << 20;

    private final HashFolder folder;
    private MerkleFrontier frontier;
    private volatile long size;

    private HashFiles(HashFolder folder) {
        this.folder = folder;
        this.frontier = new MerkleFrontier();
    }

    /**
     * Opens the folder, making it where there is none, with as many leaves as its files hold. Levels above the leaves
     * that lag behind are made up for.
     */
    public static HashFiles open(Path folder) throws IOException {
        return open(folder, CHUNK);
    }

    static HashFiles open(Path folder, int chunkHashes) throws IOException {
        HashFiles files = new HashFiles(new HashFolder(folder, chunkHashes));
        files.truncate(files.folder.count(0));
        return files;
    }

    /**
     * Reads hash files that may be another process's, or damaged, and changes nothing. Any count of hashes may be asked
     * for at once. Thread-safe.
     */
    public static HashReader reader(Path folder) {
        HashFolder files = new HashFolder(folder, CHUNK);
        return files::read;
    }

    /** Leaves whose hashes are here. */
    public long size() {
        return size;
    }

    /** The root over all leaves here. For the appending thread. */
    public byte[] root() {
        return frontier.root();
    }

    /** Appends leaf hashes, and writes the hashes of the tiles that they complete. */
    public void append(List<byte[]> leafHashes) throws IOException {
        long first = frontier.size();
        byte[] row = new byte[leafHashes.size() * MerkleHasher.SIZE];
        try {
            for (int i = 0; i < leafHashes.size(); i++) {
                byte[] hash = leafHashes.get(i);
                System.arraycopy(hash, 0, row, i * MerkleHasher.SIZE, MerkleHasher.SIZE);
                frontier.append(hash, this::above);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        folder.write(0, first, row);
        size = frontier.size();
    }

    private void above(int level, long index, byte[] hash) {
        if (level > 0) {
            try {
                folder.write(level, index, hash);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Cuts the tree back to its first leaves.
     *
     * @throws IllegalArgumentException if there are not that many
     * @throws IOException if the hashes that are to stay are not all there
     */
    public void truncate(long leaves) throws IOException {
        if (leaves < 0 || leaves > folder.count(0)) {
            throw new IllegalArgumentException(leaves + " leaves of " + folder.count(0));
        }
        folder.cut(0, leaves);
        for (int level = 1; level <= Tile.MAX_LEVEL / 8; level++) {
            long wanted = Tile.count(level, leaves);
            folder.cut(level, Math.min(wanted, folder.count(level)));
            for (long index = folder.count(level); index < wanted; index++) {
                folder.write(level, index, tileRoot(level - 1, index));
            }
        }
        frontier = new MerkleTree(folder::read).frontier(leaves);
        size = leaves;
    }

    private byte[] tileRoot(int level, long index) throws IOException {
        byte[] tile = folder.read(level, index * Tile.FULL, Tile.FULL);
        MerkleFrontier within = new MerkleFrontier();
        for (int i = 0; i < Tile.FULL; i++) {
            within.append(Arrays.copyOfRange(tile, i * MerkleHasher.SIZE, (i + 1) * MerkleHasher.SIZE));
        }
        return within.root();
    }

    @Override
    public byte[] read(int level, long first, int count) throws IOException {
        if (first < 0 || first + count > Tile.count(level, size)) {
            throw new EOFException(
                    "hashes " + first + " to " + (first + count) + " of level " + level + " in a tree of " + size);
        }
        return folder.read(level, first, count);
    }

    /** Roots and proofs over these hashes, for any thread. */
    public MerkleTree tree() {
        return new MerkleTree(this);
    }

    /**
     * Removes leaf hashes that nobody will ask for any more: whole files below {@code minimum}. The levels above stay, so
     * that every later tree keeps its root.
     */
    public void prune(long minimum) throws IOException {
        folder.dropBelow(0, Math.min(minimum, size));
    }

    /** Makes everything appended so far durable. */
    public void sync() throws IOException {
        folder.sync();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
