package dev.purser.journal.verify;

import dev.purser.event.PartName;
import dev.purser.journal.Erasure;
import dev.purser.journal.KeyRotation;
import dev.purser.journal.SequenceRanges;
import dev.purser.journal.tile.MerkleHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one thread found in one stretch of the log: the leaves' hashes in order, and what is to be said of them. Filled by
 * one thread, then read by another.
 */
final class LeafBatch {
    /** A rotation and where it stands. */
    record Rotation(long sequence, KeyRotation keys) {}

    private final long first;
    private byte[] hashes = new byte[1024 * MerkleHasher.SIZE];
    private int count;
    private final BitSet unknown = new BitSet();
    private final Map<PartName, SequenceRanges.Builder> absent = new EnumMap<>(PartName.class);
    final List<Finding> findings = new ArrayList<>();
    /** Frames whose leaves are not what was written, where the tree has to tell which leaf it is. */
    final List<Finding> suspects = new ArrayList<>();

    final List<Erasure> erasures = new ArrayList<>();
    final List<Rotation> rotations = new ArrayList<>();
    long parts;
    long bytes;

    LeafBatch(long first) {
        this.first = first;
    }

    long first() {
        return first;
    }

    /** The number after the last leaf. */
    long next() {
        return first + count;
    }

    /** Where the next leaf's hash is to be written to, in {@link #hashes}. */
    int room() {
        if ((count + 1) * MerkleHasher.SIZE > hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        }
        return count++ * MerkleHasher.SIZE;
    }

    byte[] hashes() {
        return hashes;
    }

    /** Adds leaves whose hashes cannot be made, up to a number. */
    void skipTo(long sequence) {
        while (next() < sequence) {
            unknown.set(count);
            room();
        }
    }

    boolean known(long sequence) {
        return !unknown.get((int) (sequence - first));
    }

    byte[] hash(long sequence) {
        int at = (int) (sequence - first) * MerkleHasher.SIZE;
        return Arrays.copyOfRange(hashes, at, at + MerkleHasher.SIZE);
    }

    boolean same(long sequence, byte[] others, int at) {
        int own = (int) (sequence - first) * MerkleHasher.SIZE;
        return known(sequence)
                && Arrays.equals(hashes, own, own + MerkleHasher.SIZE, others, at, at + MerkleHasher.SIZE);
    }

    /** Notes that a part which the leaf names is not there. */
    void absent(PartName part, long sequence) {
        absent.computeIfAbsent(part, name -> SequenceRanges.builder()).add(sequence);
    }

    Map<PartName, SequenceRanges.Builder> absent() {
        return absent;
    }
}
