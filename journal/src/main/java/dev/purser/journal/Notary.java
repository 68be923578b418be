package dev.purser.journal;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.FrameWalk;
import dev.purser.journal.segment.RecordReader;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.CheckpointSigner;
import dev.purser.journal.tile.HashFiles;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Merges durable events into the tree and signs checkpoints, behind the appends: it reads the leaves back from the
 * segments, so that what is signed is what is stored.
 *
 * <p>The hashes are synced before a checkpoint is, and a checkpoint before it is shown. Thread-safe; one at a time.
 */
final class Notary {
    private static final int BLOCK = 4096;

    private final JournalFolder folder;
    private final RecordReader reader;
    private final SegmentList segments;
    private final HashFiles hashes;
    private final DurableSize size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Optional<JournalKeys> keys;
    private volatile Optional<Checkpoint> latest;
    private boolean unsure;

    Notary(
            JournalFolder folder,
            RecordReader reader,
            SegmentList segments,
            HashFiles hashes,
            DurableSize size,
            Optional<JournalKeys> keys,
            Optional<Checkpoint> latest) {
        this.folder = folder;
        this.reader = reader;
        this.segments = segments;
        this.hashes = hashes;
        this.size = size;
        this.keys = keys;
        this.latest = latest;
    }

    Optional<Checkpoint> latest() {
        return latest;
    }

    HashFiles hashes() {
        return hashes;
    }

    Optional<NoteVerifier> verifier() {
        return keys.map(JournalKeys::verifier);
    }

    /**
     * Signs what is durable now, unless that is signed already.
     *
     * @throws BadFrameException if a leaf is not as it was written: nothing was signed
     */
    Checkpoint sign() throws IOException {
        lock.lock();
        try {
            long now = size.get();
            if (latest.isPresent() && latest.get().size() == now) {
                return latest.get();
            }
            return keep(now, key().signer());
        } finally {
            lock.unlock();
        }
    }

    NoteVerifier prepareKey() throws IOException {
        lock.lock();
        try {
            return key().prepareNext();
        } finally {
            lock.unlock();
        }
    }

    Checkpoint rotateKey() throws IOException {
        lock.lock();
        try {
            Checkpoint both = keep(size.get(), key().bothSigner());
            DurableFiles.createFolders(folder.rotations());
            DurableFiles.write(folder.rotation(both.size()), both.note().getBytes(StandardCharsets.UTF_8));
            key().switchOver();
            return both;
        } finally {
            lock.unlock();
        }
    }

    private JournalKeys key() {
        return keys.orElseThrow(() -> new IllegalStateException("a journal without its key signs nothing"));
    }

    private Checkpoint keep(long now, CheckpointSigner signer) throws IOException {
        if (unsure) {
            cutBack();
        }
        unsure = true;
        extend(now);
        hashes.sync();
        unsure = false;
        Checkpoint signed = signer.sign(now, hashes.root());
        DurableFiles.write(folder.checkpoint(), signed.note().getBytes(StandardCharsets.UTF_8));
        latest = Optional.of(signed);
        return signed;
    }

    /** Hashes whose sync failed may be gone although they can be read: they are cut, and made anew. */
    private void cutBack() throws IOException {
        long before = latest.map(Checkpoint::size).orElse(0L);
        try {
            hashes.truncate(Math.min(before, hashes.size()));
        } catch (IllegalArgumentException e) {
            throw new IOException("the hash files do not hold what was synced: restart to make them anew", e);
        }
    }

    /** Brings the tree to a size, from the leaves. */
    void extend(long to) throws IOException {
        extend(hashes, reader, segments, to);
    }

    static void extend(HashFiles hashes, RecordReader reader, SegmentList segments, long to) throws IOException {
        MerkleHasher hasher = new MerkleHasher();
        List<byte[]> block = new ArrayList<>(BLOCK);
        for (SegmentSpan span : segments.spans(hashes.size(), to)) {
            long from = Math.max(hashes.size(), span.first());
            try (FrameWalk walk = reader.walk(span, from)) {
                for (Optional<Frame> frame = walk.next(); frame.isPresent(); frame = walk.next()) {
                    whole(hashes.size() + block.size(), frame.get());
                    frame.get().leaves((sequence, bytes, offset, length) -> {
                        if (sequence >= from && sequence < to) {
                            block.add(hasher.leaf(bytes, offset, length));
                        }
                    });
                    if (block.size() >= BLOCK) {
                        hashes.append(block);
                        block.clear();
                    }
                }
            }
            hashes.append(block);
            block.clear();
            if (hashes.size() != span.end()) {
                throw new BadFrameException("event " + hashes.size() + " is missing");
            }
        }
        if (hashes.size() != to) {
            throw new BadFrameException("event " + hashes.size() + " is missing");
        }
    }

    private static void whole(long expected, Frame frame) {
        if (frame.first() > expected) {
            throw new BadFrameException("event " + expected + " is missing or damaged");
        }
    }

    void close() throws IOException {
        lock.lock();
        try {
            hashes.close();
        } finally {
            lock.unlock();
        }
    }
}
