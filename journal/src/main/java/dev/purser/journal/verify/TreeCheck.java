package dev.purser.journal.verify;

import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Builds the tree out of the leaves as they come and holds it against every checkpoint on the way.
 *
 * <p>Where stored hashes are at hand they tell which leaf is wrong: from the first leaf that differs from its stored hash,
 * a second tree grows out of the stored ones, and the next checkpoint says which of the two was signed. For one thread.
 */
final class TreeCheck {
    /** Stored hashes read at a time: one tile. */
    private static final int BLOCK = 256;

    private final HashReader stored;
    private final Finding.Kind stale;
    private final Findings findings;
    private final List<KeptCheckpoint> checkpoints;
    private final List<KeptCheckpoint> agreed = new ArrayList<>();
    private final List<Long> differing = new ArrayList<>();
    private Optional<MerkleFrontier> leaves;
    private Optional<MerkleFrontier> branch = Optional.empty();
    private long size;
    private long good;
    private int next;

    private byte[] block = new byte[0];
    private long blockFirst = -1;

    TreeCheck(LogFiles log, List<KeptCheckpoint> checkpoints, Findings findings) throws IOException {
        long first = log.first();
        this.stored = log.hashes();
        this.stale = log.staleHashes();
        this.findings = findings;
        this.checkpoints = checkpoints.stream()
                .sorted(Comparator.comparingLong(KeptCheckpoint::size))
                .toList();
        this.size = first;
        this.good = first;
        this.leaves = begin(first);
        while (next < this.checkpoints.size() && this.checkpoints.get(next).size() < first) {
            next++;
        }
        compare();
    }

    private Optional<MerkleFrontier> begin(long first) {
        try {
            return Optional.of(first == 0 ? new MerkleFrontier() : new MerkleTree(stored).frontier(first));
        } catch (IOException e) {
            findings.add(new Finding(
                    Finding.Kind.UNREADABLE,
                    first,
                    first - 1,
                    "the tree's hashes below the first record that is here cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** Leaves so far. */
    long size() {
        return size;
    }

    /** The checkpoints that the tree agrees with. */
    List<KeptCheckpoint> agreed() {
        return agreed;
    }

    void take(LeafBatch batch) {
        for (long sequence = batch.first(); sequence < batch.next(); sequence++) {
            if (!stored(sequence) || !batch.same(sequence, block, offset(sequence))) {
                differs(batch, sequence, stored(sequence) ? Optional.of(storedHash(sequence)) : Optional.empty());
            } else {
                byte[] hash = batch.hash(sequence);
                leaves.ifPresent(tree -> tree.append(hash));
                branch.ifPresent(tree -> tree.append(hash));
            }
            size = sequence + 1;
            compare();
        }
    }

    private void differs(LeafBatch batch, long sequence, Optional<byte[]> other) {
        boolean known = batch.known(sequence);
        if (other.isPresent()) {
            if (branch.isEmpty() && differing.isEmpty()) {
                branch = leaves.map(tree -> new MerkleFrontier(tree.size(), tree.hashes()));
            }
            if (known && differing.size() < VerificationReport.MAX_FINDINGS) {
                differing.add(sequence);
            }
            branch.ifPresent(tree -> tree.append(other.get()));
        } else {
            branch = Optional.empty();
        }
        if (known) {
            byte[] hash = batch.hash(sequence);
            leaves.ifPresent(tree -> tree.append(hash));
        } else {
            leaves = Optional.empty();
        }
    }

    /** True if the leaf's hash was stored; its block is in hand then. */
    private boolean stored(long sequence) {
        if (blockFirst < 0 || sequence >= blockFirst + BLOCK) {
            boolean ended = blockFirst >= 0 && block.length == 0;
            blockFirst = sequence - sequence % BLOCK;
            block = ended ? block : read(blockFirst, BLOCK);
        }
        return offset(sequence) + MerkleHasher.SIZE <= block.length;
    }

    private byte[] storedHash(long sequence) {
        return Arrays.copyOfRange(block, offset(sequence), offset(sequence) + MerkleHasher.SIZE);
    }

    private int offset(long sequence) {
        return (int) (sequence - blockFirst) * MerkleHasher.SIZE;
    }

    /** A block, or as much of its beginning as there is. */
    private byte[] read(long first, int count) {
        try {
            return stored.read(0, first, count);
        } catch (IOException e) {
            int low = 0;
            int high = count;
            byte[] found = new byte[0];
            while (high - low > 1) {
                int middle = (low + high) / 2;
                try {
                    found = stored.read(0, first, middle);
                    low = middle;
                } catch (IOException shorter) {
                    high = middle;
                }
            }
            return found;
        }
    }

    private void compare() {
        while (next < checkpoints.size() && checkpoints.get(next).size() == size) {
            compare(checkpoints.get(next++));
        }
    }

    private void compare(KeptCheckpoint kept) {
        byte[] root = kept.checkpoint().root();
        if (leaves.isPresent() && Arrays.equals(leaves.get().root(), root)) {
            if (!differing.isEmpty()) {
                findings.add(new Finding(
                        stale,
                        differing.getFirst(),
                        differing.getLast(),
                        "the stored hashes are not those of the leaves, which are as they were signed"));
            }
            agree(kept);
        } else if (branch.isPresent() && Arrays.equals(branch.get().root(), root)) {
            differing.forEach(sequence -> findings.add(
                    Finding.at(Finding.Kind.ALTERED_LEAF, sequence, "the leaf is not the one that was signed")));
            leaves = branch;
            agree(kept);
        } else if (leaves.isPresent() || branch.isPresent()) {
            tellDiffering();
            findings.add(new Finding(
                    kept.known() ? Finding.Kind.FORKED_FROM_KNOWN : Finding.Kind.CHECKPOINT_MISMATCH,
                    Math.min(good, size),
                    size - 1,
                    "the records up to " + size + " are not those of the " + kept.source()));
        }
    }

    private void agree(KeptCheckpoint kept) {
        agreed.add(kept);
        good = size;
        branch = Optional.empty();
        differing.clear();
    }

    private void tellDiffering() {
        differing.forEach(sequence -> findings.add(
                Finding.at(Finding.Kind.ALTERED_LEAF, sequence, "the leaf is not the one whose hash was stored")));
        differing.clear();
        branch = Optional.empty();
    }

    /** Says what remains to be said when all leaves have come. */
    void end() {
        tellDiffering();
        for (; next < checkpoints.size(); next++) {
            KeptCheckpoint kept = checkpoints.get(next);
            findings.add(new Finding(
                    kept.known() ? Finding.Kind.BEHIND_KNOWN : Finding.Kind.MISSING_RECORDS,
                    size,
                    kept.size() - 1,
                    "the " + kept.source() + " covers " + kept.size() + " records, and " + size + " are here"));
        }
    }
}
