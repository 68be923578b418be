package dev.purser.journal.verify;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The hashes of a leaf's private parts. They are the leaf's last member, {@code "parts":{"actor":"…","client":"…"}}, in
 * canonical JSON, so they can be read from its end without reading the rest; within a string no bare quotation mark could
 * look like it.
 *
 * <p>For one thread at a time; one object for any number of leaves.
 */
final class PartHashes {
    private static final byte[] MEMBER = ",\"parts\":{".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 43;
    private static final PartName[] NAMES = PartName.values();
    private static final byte[][] TEXTS = Arrays.stream(NAMES)
            .map(name -> name.text().getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private final int[] offsets = new int[NAMES.length];
    private final byte[] hash = new byte[32];
    private final byte[] spelled = new byte[HASH];
    private final MessageDigest sha256;
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private byte[] leaf;

    PartHashes() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the hashes of a leaf; it must stay as it is until the next one is read.
     *
     * @return how many parts the leaf names
     */
    int read(byte[] from, int offset, int length) {
        leaf = from;
        Arrays.fill(offsets, -1);
        int end = offset + length - 2;
        if (end <= offset || from[end] != '}' || from[end + 1] != '}') {
            return 0;
        }
        int count = 0;
        while (true) {
            int begin = entry(offset, end);
            if (begin < 0) {
                Arrays.fill(offsets, -1);
                return 0;
            }
            count++;
            if (from[begin - 1] != ',') {
                return count;
            }
            end = begin - 1;
        }
    }

    /** Where the entry that ends before {@code end} begins; -1 if none does. A first entry follows its member's name. */
    private int entry(int start, int end) {
        int value = end - 1 - HASH;
        if (value - 3 < start + MEMBER.length
                || leaf[end - 1] != '"'
                || leaf[value - 1] != '"'
                || leaf[value - 2] != ':'
                || leaf[value - 3] != '"') {
            return -1;
        }
        for (int part = 0; part < NAMES.length; part++) {
            byte[] text = TEXTS[part];
            int begin = value - 3 - text.length - 1;
            if (begin > start + MEMBER.length - 1
                    && leaf[begin] == '"'
                    && Arrays.equals(leaf, begin + 1, begin + 1 + text.length, text, 0, text.length)
                    && (leaf[begin - 1] == ',' || follows(start, begin))
                    && offsets[part] < 0) {
                offsets[part] = value;
                return begin;
            }
        }
        return -1;
    }

    private boolean follows(int start, int begin) {
        int from = begin - MEMBER.length;
        return from > start && Arrays.equals(leaf, from, begin, MEMBER, 0, MEMBER.length);
    }

    private static int index(PartName part) {
        int index = 0;
        while (NAMES[index] != part) {
            index++;
        }
        return index;
    }

    /** True if the leaf that was read names the part. */
    boolean named(PartName part) {
        return offsets[index(part)] >= 0;
    }

    /** True if the part is the one whose hash the leaf that was read holds. */
    boolean holds(PrivatePart part) {
        int at = offsets[index(part.name())];
        if (at < 0) {
            return false;
        }
        sha256.update(part.salt());
        sha256.update(part.body());
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
        base64.encode(hash, spelled);
        return Arrays.equals(spelled, 0, HASH, leaf, at, at + HASH);
    }
}
