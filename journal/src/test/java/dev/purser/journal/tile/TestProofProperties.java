package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every proof verifies, and no altered one does; roots are those of the definition in RFC 6962 section 2.1. */
class TestProofProperties {
    private static final int LARGEST = 70_000;
    private static final MemoryHashes HASHES = MemoryHashes.of(LARGEST);
    private static final MerkleTree TREE = HASHES.tree();

    @Property(tries = 30)
    void theRootIsThatOfTheDefinition(@ForAll @IntRange(max = 2_000) int size) throws IOException {
        assertThat(TREE.root(size)).isEqualTo(definition(0, size));
    }

    @Property(tries = 300)
    void everyInclusionProofVerifies(@ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange int pick)
            throws IOException {
        int index = Math.floorMod(pick, size);
        InclusionProof proof = TREE.inclusion(index, size);
        byte[] root = TREE.root(size);
        assertThat(proof.verify(MemoryHashes.leaf(index), root)).isTrue();
        assertThat(proof.verify(MemoryHashes.leaf(index + 1), root)).isFalse();
        if (size > 1) {
            assertThat(new InclusionProof((index + 1) % size, size, proof.hashes())
                            .verify(MemoryHashes.leaf(index), root))
                    .isFalse();
        }
        assertThat(new InclusionProof(index + size, size, proof.hashes()).verify(MemoryHashes.leaf(index), root))
                .isFalse();
        for (List<byte[]> altered : alterations(proof.hashes(), pick)) {
            assertThat(new InclusionProof(index, size, altered).verify(MemoryHashes.leaf(index), root))
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void everyConsistencyProofVerifies(
            @ForAll @IntRange(min = 1, max = LARGEST) int newSize, @ForAll @IntRange int pick) throws IOException {
        int oldSize = 1 + Math.floorMod(pick, newSize);
        ConsistencyProof proof = TREE.consistency(oldSize, newSize);
        byte[] oldRoot = TREE.root(oldSize);
        byte[] newRoot = TREE.root(newSize);
        assertThat(proof.verify(oldRoot, newRoot)).isTrue();
        if (oldSize < newSize) {
            assertThat(proof.verify(newRoot, newRoot)).isFalse();
            assertThat(proof.verify(oldRoot, oldRoot)).isFalse();
        }
        for (List<byte[]> altered : alterations(proof.hashes(), pick)) {
            assertThat(new ConsistencyProof(oldSize, newSize, altered).verify(oldRoot, newRoot))
                    .isFalse();
        }
    }

    @Property(tries = 200)
    void theGrowingTreeGoesOnFromAnyOfItsStates(@ForAll @IntRange(max = 3_000) int size) throws IOException {
        MerkleFrontier stored = TREE.frontier(size);
        MerkleFrontier copy = new MerkleFrontier(size, stored.hashes());
        copy.append(MemoryHashes.leaf(size));
        assertThat(stored.root()).isEqualTo(TREE.root(size));
        assertThat(copy.root()).isEqualTo(TREE.root(size + 1));
    }

    /** The list with one bit changed, one hash less, one more, and two swapped. */
    private static List<List<byte[]>> alterations(List<byte[]> hashes, int seed) {
        List<List<byte[]>> all = new ArrayList<>();
        List<byte[]> longer = new ArrayList<>(hashes);
        longer.add(MemoryHashes.leaf(seed));
        all.add(longer);
        if (!hashes.isEmpty()) {
            int at = Math.floorMod(seed, hashes.size());
            List<byte[]> flipped = new ArrayList<>(hashes);
            byte[] changed = flipped.get(at).clone();
            changed[Math.floorMod(seed, MerkleHasher.SIZE)] ^= (byte) (1 << Math.floorMod(seed, 8));
            flipped.set(at, changed);
            all.add(flipped);
            List<byte[]> shorter = new ArrayList<>(hashes);
            shorter.remove(at);
            all.add(shorter);
        }
        if (hashes.size() > 1) {
            all.add(hashes.reversed());
        }
        return all;
    }

    private static byte[] definition(int from, int to) {
        if (from == to) {
            return MerkleHasher.emptyRoot();
        }
        if (to - from == 1) {
            return MemoryHashes.leaf(from);
        }
        int split = 1;
        while (split * 2 < to - from) {
            split *= 2;
        }
        return new MerkleHasher().node(definition(from, from + split), definition(from + split, to));
    }
}
