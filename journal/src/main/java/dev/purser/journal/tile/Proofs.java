package dev.purser.journal.tile;

import java.util.List;

/** What every proof is made of. */
final class Proofs {
    private Proofs() {}

    /** True if the proof is a list of hashes no longer than any tree could ask for. */
    static boolean wellFormed(List<byte[]> hashes) {
        return hashes.size() <= 2 * Long.SIZE && hashes.stream().allMatch(hash -> hash.length == MerkleHasher.SIZE);
    }
}
