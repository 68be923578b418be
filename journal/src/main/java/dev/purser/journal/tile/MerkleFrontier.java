package dev.purser.journal.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree as it grows: the compact range of the leaves seen so far (one hash per set bit of the size), from which the
 * root follows, and out of which the hashes of tlog-tiles fall as subtrees of 256 become whole.
 *
 * <p>For one thread at a time. Memory: at most 64 hashes.
 */
public final class MerkleFrontier {
    /** Receives the hashes that tiles are made of, each exactly once and in order within its level. */
    @FunctionalInterface
    public interface TileHashes {
        /** Keeps nothing. */
        TileHashes NONE = (level, index, hash) -> {};

        /**
         * @param level the level of the tile: 0 for leaf hashes, 1 for roots of whole level-0 tiles, …
         * @param index the hash's index within its level, from 0
         * @param hash not to be written to
         */
        void add(int level, long index, byte[] hash);
    }

    /** log2 of the hashes in a tile. */
    private static final int TILE_HEIGHT = 8;

    private final MerkleHasher hasher = new MerkleHasher();
    private final byte[][] whole = new byte[Long.SIZE][];
    private long size;

    /** A tree without leaves. */
    public MerkleFrontier() {}

    /**
     * A tree that goes on from a remembered one.
     *
     * @param size leaves so far
     * @param hashes the roots of its whole subtrees, largest first, as {@link #hashes()} gave them
     * @throws IllegalArgumentException if there is not one hash per set bit of {@code size}
     */
    public MerkleFrontier(long size, List<byte[]> hashes) {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(hashes.size() + " hashes for a tree of " + size);
        }
        this.size = size;
        int next = 0;
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                whole[level] = hashes.get(next++).clone();
            }
        }
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** Appends one leaf by its hash. */
    public void append(byte[] leafHash) {
        append(leafHash, TileHashes.NONE);
    }

    /** Appends one leaf by its hash; hands out the hashes that became final by it, lowest level first. */
    public void append(byte[] leafHash, TileHashes tiles) {
        byte[] hash = leafHash;
        int level = 0;
        tiles.add(0, size, hash);
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            hash = hasher.node(whole[level], hash);
            whole[level] = null;
            level++;
            if (level % TILE_HEIGHT == 0) {
                tiles.add(level / TILE_HEIGHT, size >>> level, hash);
            }
        }
        whole[level] = hash;
        size++;
    }

    /** The roots of the whole subtrees, largest first: enough to go on from. */
    public List<byte[]> hashes() {
        List<byte[]> hashes = new ArrayList<>(Long.bitCount(size));
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if (whole[level] != null) {
                hashes.add(whole[level].clone());
            }
        }
        return hashes;
    }

    /** The root over all leaves so far (RFC 6962: MTH). A fresh array. */
    public byte[] root() {
        byte[] root = null;
        for (byte[] subtree : whole) {
            if (subtree != null) {
                root = root == null ? subtree : hasher.node(subtree, root);
            }
        }
        return root == null ? MerkleHasher.emptyRoot() : root.clone();
    }
}
