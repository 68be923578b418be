package dev.purser.journal.tile;

import java.util.Arrays;
import java.util.List;

/**
 * Shows that a tree begins with an older one, so that nothing in between was changed: RFC 9162 section 2.1.4.
 *
 * @param oldSize leaves in the older tree
 * @param newSize leaves in the newer tree
 * @param hashes the proof; empty where the older tree is empty or both are the same; not to be written to
 */
public record ConsistencyProof(long oldSize, long newSize, List<byte[]> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** True if the proof leads from one root to the other (RFC 9162 section 2.1.4.2). */
    public boolean verify(byte[] oldRoot, byte[] newRoot) {
        if (oldSize < 0 || oldSize > newSize || !Proofs.wellFormed(hashes)) {
            return false;
        }
        if (oldSize == newSize) {
            return hashes.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        if (oldSize == 0) {
            return hashes.isEmpty() && Arrays.equals(oldRoot, MerkleHasher.emptyRoot());
        }
        return leads(oldRoot, newRoot);
    }

    private boolean leads(byte[] oldRoot, byte[] newRoot) {
        long node = oldSize - 1;
        long last = newSize - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        int next = 0;
        byte[] seed = oldRoot;
        if (node != 0) {
            if (hashes.isEmpty()) {
                return false;
            }
            seed = hashes.get(next++);
        }
        MerkleHasher hasher = new MerkleHasher();
        byte[] older = seed;
        byte[] newer = seed;
        for (; next < hashes.size(); next++) {
            byte[] hash = hashes.get(next);
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = hasher.node(hash, older);
                newer = hasher.node(hash, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newer = hasher.node(newer, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(older, oldRoot) && Arrays.equals(newer, newRoot);
    }
}
