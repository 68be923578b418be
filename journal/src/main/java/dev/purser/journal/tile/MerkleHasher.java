package dev.purser.journal.tile;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes of RFC 6962 section 2.1: SHA-256, leaves under the prefix 0x00 and nodes under 0x01.
 *
 * <p>An instance is for one thread at a time and makes no garbage but its results; make one per thread or per job.
 */
public final class MerkleHasher {
    /** Length of a hash, in bytes. */
    public static final int SIZE = 32;

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final MessageDigest digest;

    public MerkleHasher() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The root of a tree without leaves: SHA-256 of nothing. A fresh array. */
    public static byte[] emptyRoot() {
        return HexFormat.of().parseHex(EMPTY);
    }

    /** The leaf hash: SHA-256(0x00 || entry). */
    public byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** The leaf hash of a slice. */
    public byte[] leaf(byte[] from, int offset, int length) {
        byte[] hash = new byte[SIZE];
        leaf(from, offset, length, hash, 0);
        return hash;
    }

    /** Writes the leaf hash of a slice to {@code to}, from {@code at} on. */
    public void leaf(byte[] from, int offset, int length, byte[] to, int at) {
        digest.update((byte) 0);
        digest.update(from, offset, length);
        finish(to, at);
    }

    /** The node hash: SHA-256(0x01 || left || right). */
    public byte[] node(byte[] left, byte[] right) {
        byte[] hash = new byte[SIZE];
        digest.update((byte) 1);
        digest.update(left, 0, SIZE);
        digest.update(right, 0, SIZE);
        finish(hash, 0);
        return hash;
    }

    /** Writes the hash of the node over two neighbours, which stand at {@code pair} in {@code from}. */
    void node(byte[] from, int pair, byte[] to, int at) {
        digest.update((byte) 1);
        digest.update(from, pair, 2 * SIZE);
        finish(to, at);
    }

    private void finish(byte[] to, int at) {
        try {
            digest.digest(to, at, SIZE);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no room for a hash at " + at, e);
        }
    }
}
