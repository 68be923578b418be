package dev.purser.journal.tile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;

/** The hashes of a tree in memory. */
final class MemoryHashes implements HashReader {
    private final MerkleFrontier frontier = new MerkleFrontier();
    private final List<List<byte[]>> levels = new ArrayList<>();

    void append(byte[] leafHash) {
        frontier.append(leafHash, (level, index, hash) -> {
            while (levels.size() <= level) {
                levels.add(new ArrayList<>());
            }
            if (levels.get(level).size() != index) {
                throw new IllegalStateException("hash " + index + " out of turn");
            }
            levels.get(level).add(hash);
        });
    }

    /** Leaves that are all different. */
    static MemoryHashes of(long size) {
        MemoryHashes hashes = new MemoryHashes();
        for (long i = 0; i < size; i++) {
            hashes.append(leaf(i));
        }
        return hashes;
    }

    static byte[] leaf(long index) {
        return new MerkleHasher().leaf(("leaf " + index).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    MerkleTree tree() {
        return new MerkleTree(this);
    }

    byte[] root() {
        return frontier.root();
    }

    int levels() {
        return levels.size();
    }

    @Override
    public byte[] read(int level, long first, int count) throws EOFException {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        for (long i = first; i < first + count; i++) {
            if (level >= levels.size() || i >= levels.get(level).size()) {
                throw new EOFException("no hash " + i + " of level " + level);
            }
            row.writeBytes(levels.get(level).get((int) i));
        }
        return row.toByteArray();
    }
}
