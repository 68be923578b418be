package dev.purser.http.purser;

import dev.purser.event.SealedEvent;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalState;
import dev.purser.journal.JournalStatus;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.CheckpointSigner;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.NoteSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A journal in memory whose tree is worked out anew whenever it is asked for: slow, and plain to see right. */
final class ListJournal implements Journal, HashReader {
    final NoteSigner key = NoteSigner.generate("test");
    private final CheckpointSigner signer = new CheckpointSigner("purser.test/log", key);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<SealedEvent> events = new ArrayList<>();
    private Optional<Checkpoint> checkpoint = Optional.empty();

    @Override
    public long append(List<SealedEvent> more) {
        lock.lock();
        try {
            long first = events.size();
            events.addAll(more);
            grown.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(JournalState.OK, "", "", size(), 0, 0, Instant.EPOCH);
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    @Override
    public Optional<Checkpoint> checkpointNow() {
        MerkleFrontier tree = new MerkleFrontier();
        leafHashes(0, size()).forEach(tree::append);
        checkpoint = Optional.of(signer.sign(tree.size(), tree.root()));
        return checkpoint;
    }

    @Override
    public List<JournalEntry> read(long from, int max) {
        lock.lock();
        try {
            List<JournalEntry> found = new ArrayList<>();
            for (long at = from; at < events.size() && found.size() < max; at++) {
                found.add(new JournalEntry(at, events.get((int) at)));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public byte[] read(int level, long first, int count) {
        byte[] hashes = new byte[count * MerkleHasher.SIZE];
        long width = 1L << 8 * level;
        for (int i = 0; i < count; i++) {
            MerkleFrontier subtree = new MerkleFrontier();
            leafHashes((first + i) * width, (first + i + 1) * width).forEach(subtree::append);
            System.arraycopy(subtree.root(), 0, hashes, i * MerkleHasher.SIZE, MerkleHasher.SIZE);
        }
        return hashes;
    }

    private List<byte[]> leafHashes(long from, long to) {
        MerkleHasher hasher = new MerkleHasher();
        return read(from, (int) (to - from)).stream()
                .map(entry -> hasher.leaf(entry.event().leaf()))
                .toList();
    }

    @Override
    public boolean awaitBeyond(long size, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (events.size() <= size && left > 0) {
                left = grown.awaitNanos(left);
            }
            return events.size() > size;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {}
}
