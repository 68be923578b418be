package dev.purser.journal.tile;

import java.util.Arrays;
import java.util.List;

/**
 * Shows that a leaf stands at its place in a tree: RFC 9162 section 2.1.3.
 *
 * @param index the leaf's index, which is the event's sequence number
 * @param size leaves in the tree
 * @param hashes the path, from the leaf's neighbour up; not to be written to
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** True if the proof leads from the leaf's hash to the root (RFC 9162 section 2.1.3.2). */
    public boolean verify(byte[] leafHash, byte[] root) {
        if (index < 0 || index >= size || !Proofs.wellFormed(hashes) || leafHash.length != MerkleHasher.SIZE) {
            return false;
        }
        MerkleHasher hasher = new MerkleHasher();
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] next : hashes) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(next, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = hasher.node(hash, next);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
