package dev.purser.journal.verify;

import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.Tile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** A static log as C2SP tlog-tiles lays it out: leaves and tree, without the private parts, which never leave a journal. */
record StaticFiles(Path folder) implements LogFiles {
    /** Entry bundles in one stretch. */
    private static final int BUNDLES = 64;

    static boolean in(Path folder) {
        return Files.isRegularFile(folder.resolve(StaticLog.CHECKPOINT));
    }

    @Override
    public Optional<String> origin() {
        return Optional.empty();
    }

    /** The first entry bundle that is here: a log may have been pruned. 0 if none is. */
    @Override
    public long first() throws IOException {
        long size = size();
        for (long first = 0; first < size; first += Tile.FULL) {
            Tile tile = Tile.holding(Tile.ENTRIES, first, size).orElseThrow();
            if (Files.exists(folder.resolve(tile.path()))
                    || Files.exists(folder.resolve(new Tile(Tile.ENTRIES, tile.index(), Tile.FULL).path()))) {
                return first;
            }
        }
        return 0;
    }

    private Checkpoint checkpoint() throws IOException {
        return Checkpoint.parse(
                new String(Files.readAllBytes(folder.resolve(StaticLog.CHECKPOINT)), StandardCharsets.UTF_8));
    }

    private long size() throws IOException {
        try {
            return checkpoint().size();
        } catch (MalformedNoteException e) {
            return 0;
        }
    }

    @Override
    public List<KeptCheckpoint> checkpoints(Findings findings) throws IOException {
        try {
            return List.of(new KeptCheckpoint(checkpoint(), "log's checkpoint", false));
        } catch (MalformedNoteException e) {
            findings.add(
                    new Finding(Finding.Kind.CHECKPOINT_MISMATCH, 0, -1, "the log's checkpoint: " + e.getMessage()));
            return List.of();
        }
    }

    @Override
    public List<NoteVerifier> keys() {
        return List.of();
    }

    @Override
    public Iterator<Callable<LeafBatch>> stretches() throws IOException {
        long size = size();
        long begin = first();
        long stretch = (long) BUNDLES * Tile.FULL;
        return LongStream.range(0, (size - begin + stretch - 1) / stretch)
                .map(i -> begin + i * stretch)
                .<Callable<LeafBatch>>mapToObj(from -> () -> stretch(from, Math.min(size, from + stretch), size))
                .iterator();
    }

    private LeafBatch stretch(long from, long to, long size) throws IOException {
        LeafBatch batch = new LeafBatch(from);
        MerkleHasher hasher = new MerkleHasher();
        for (long first = from; first < to; first += Tile.FULL) {
            Tile tile = Tile.holding(Tile.ENTRIES, first, size).orElseThrow();
            try {
                byte[] bundle = file(tile);
                batch.bytes += bundle.length;
                List<byte[]> entries = EntryBundle.decode(bundle);
                if (entries.size() < tile.width()) {
                    throw new IllegalArgumentException("the entry bundle holds " + entries.size() + " entries");
                }
                for (byte[] entry : entries.subList(0, tile.width())) {
                    int at = batch.room();
                    hasher.leaf(entry, 0, entry.length, batch.hashes(), at);
                }
            } catch (NoSuchFileException | IllegalArgumentException e) {
                batch.findings.add(new Finding(
                        Finding.Kind.MISSING_RECORDS,
                        first,
                        first + tile.width() - 1,
                        tile.path() + (e instanceof NoSuchFileException ? " is not there" : ": " + e.getMessage())));
                batch.skipTo(first + tile.width());
            }
        }
        return batch;
    }

    /** A tile as wide as asked, or, as the specification lets a log have it, the full one in its place. */
    private byte[] file(Tile tile) throws IOException {
        try {
            return Files.readAllBytes(folder.resolve(tile.path()));
        } catch (NoSuchFileException e) {
            if (tile.full()) {
                throw e;
            }
            return Files.readAllBytes(folder.resolve(new Tile(tile.level(), tile.index(), Tile.FULL).path()));
        }
    }

    @Override
    public HashReader hashes() throws IOException {
        long size = size();
        return (level, first, count) -> {
            Tile tile = Tile.holding(level, first, size).orElseThrow(() -> new EOFException("no hash " + first));
            byte[] hashes = file(tile);
            int from = (int) (first - tile.first()) * MerkleHasher.SIZE;
            int to = from + count * MerkleHasher.SIZE;
            if (to > hashes.length) {
                throw new EOFException(tile.path() + " ends at " + hashes.length);
            }
            return Arrays.copyOfRange(hashes, from, to);
        };
    }

    @Override
    public Finding.Kind staleHashes() {
        return Finding.Kind.ALTERED_TILE;
    }

    @Override
    public Object moment() throws IOException {
        return Files.getLastModifiedTime(folder.resolve(StaticLog.CHECKPOINT));
    }

    /** Holds every tile above the leaves against the tile that it is made of. */
    @Override
    public void end(long size, Findings findings) throws IOException {
        HashReader hashes = hashes();
        for (int level = 1; Tile.count(level, size) > 0; level++) {
            for (long index = level == 1 ? first() / Tile.FULL : 0; index < Tile.count(level, size); index++) {
                checkTile(hashes, level, index, findings);
            }
        }
    }

    private static void checkTile(HashReader hashes, int level, long index, Findings findings) {
        long leaves = 1L << (8 * level);
        try {
            byte[] below = hashes.read(level - 1, index * Tile.FULL, Tile.FULL);
            MerkleFrontier tile = new MerkleFrontier();
            for (int at = 0; at < below.length; at += MerkleHasher.SIZE) {
                tile.append(Arrays.copyOfRange(below, at, at + MerkleHasher.SIZE));
            }
            if (!Arrays.equals(tile.root(), hashes.read(level, index, 1))) {
                throw new IOException("it is not the root of the tile below it");
            }
        } catch (IOException e) {
            findings.add(new Finding(
                    Finding.Kind.ALTERED_TILE,
                    index * leaves,
                    (index + 1) * leaves - 1,
                    "hash " + index + " of level " + level + ": " + e.getMessage()));
        }
    }
}
