package dev.purser.journal.tile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs out of stored tile hashes: RFC 6962 sections 2.1.1 and 2.1.2. As thread-safe as its
 * {@link HashReader}.
 *
 * <p>A proof reads at most one tile per level and set bit of the size; nothing is kept between calls.
 *
 * @param hashes where the hashes are
 */
public record MerkleTree(HashReader hashes) {
    private static final int TILE_HEIGHT = 8;

    /**
     * The root of the first {@code size} leaves.
     *
     * @throws IOException if the hashes are not all there
     */
    public byte[] root(long size) throws IOException {
        requireSize(size);
        return size == 0 ? MerkleHasher.emptyRoot() : range(new MerkleHasher(), 0, size);
    }

    /** The tree of the first {@code size} leaves, to go on from. */
    public MerkleFrontier frontier(long size) throws IOException {
        requireSize(size);
        MerkleHasher hasher = new MerkleHasher();
        List<byte[]> whole = new ArrayList<>(Long.bitCount(size));
        long from = 0;
        while (from < size) {
            int height = 63 - Long.numberOfLeadingZeros(size - from);
            whole.add(subtree(hasher, height, from >>> height));
            from += 1L << height;
        }
        return new MerkleFrontier(size, whole);
    }

    /**
     * Proves that a leaf stands at its place in the tree of {@code size} leaves: PATH(index, D[size]).
     *
     * @throws IndexOutOfBoundsException if the tree has no such leaf
     */
    public InclusionProof inclusion(long index, long size) throws IOException {
        java.util.Objects.checkIndex(index, size);
        MerkleHasher hasher = new MerkleHasher();
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long half = from + split(to - from);
            if (index < half) {
                path.add(range(hasher, half, to));
                to = half;
            } else {
                path.add(range(hasher, from, half));
                from = half;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /**
     * Proves that the tree of {@code newSize} leaves begins with that of {@code oldSize}: PROOF(old, D[new]). Empty
     * where the old tree is empty or both are of one size.
     */
    public ConsistencyProof consistency(long oldSize, long newSize) throws IOException {
        requireSize(oldSize);
        if (oldSize > newSize) {
            throw new IllegalArgumentException("a tree of " + newSize + " does not begin with one of " + oldSize);
        }
        List<byte[]> path = new ArrayList<>();
        if (oldSize > 0 && oldSize < newSize) {
            MerkleHasher hasher = new MerkleHasher();
            long from = 0;
            long to = newSize;
            while (oldSize != to) {
                long half = from + split(to - from);
                if (oldSize <= half) {
                    path.add(range(hasher, half, to));
                    to = half;
                } else {
                    path.add(range(hasher, from, half));
                    from = half;
                }
            }
            if (from > 0) {
                path.add(range(hasher, from, to));
            }
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /** MTH(D[from:to]) of a range that the tree splits off: perfect, or the tree's right edge. */
    private byte[] range(MerkleHasher hasher, long from, long to) throws IOException {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int height = Long.numberOfTrailingZeros(length);
            return subtree(hasher, height, from >>> height);
        }
        long half = from + split(length);
        return hasher.node(range(hasher, from, half), range(hasher, half, to));
    }

    /** The root of a perfect subtree: read from its tile, the levels between tiles hashed together. */
    private byte[] subtree(MerkleHasher hasher, int height, long index) throws IOException {
        int within = height % TILE_HEIGHT;
        byte[] row = hashes.read(height / TILE_HEIGHT, index << within, 1 << within);
        for (int width = 1 << within; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                hasher.node(row, 2 * i * MerkleHasher.SIZE, row, i * MerkleHasher.SIZE);
            }
        }
        return row.length == MerkleHasher.SIZE ? row : java.util.Arrays.copyOf(row, MerkleHasher.SIZE);
    }

    /** The largest power of two below {@code length}, which is 2 or more. */
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }

    private static void requireSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of " + size + " leaves");
        }
    }
}
