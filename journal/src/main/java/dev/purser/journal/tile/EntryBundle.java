package dev.purser.journal.tile;

import dev.purser.event.SealedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entry bundles of C2SP tlog-tiles: entries one after another, each after its length as a big-endian uint16. */
public final class EntryBundle {
    private EntryBundle() {}

    /**
     * The bundle of up to 256 entries.
     *
     * @throws IllegalArgumentException if there are more, or one is too long for its length field
     */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.size() > Tile.FULL) {
            throw new IllegalArgumentException(entries.size() + " entries, at most " + Tile.FULL);
        }
        int length = 0;
        for (byte[] entry : entries) {
            if (entry.length > SealedEvent.MAX_LEAF) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            }
            length += 2 + entry.length;
        }
        byte[] bundle = new byte[length];
        int at = 0;
        for (byte[] entry : entries) {
            bundle[at++] = (byte) (entry.length >>> 8);
            bundle[at++] = (byte) entry.length;
            System.arraycopy(entry, 0, bundle, at, entry.length);
            at += entry.length;
        }
        return bundle;
    }

    /**
     * The entries of a bundle.
     *
     * @throws IllegalArgumentException if the bytes are no bundle of at most 256 entries
     */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>(Tile.FULL);
        int at = 0;
        while (at < bundle.length) {
            if (entries.size() == Tile.FULL || at + 2 > bundle.length) {
                throw new IllegalArgumentException("no bundle: something stands at " + at + " that is no entry");
            }
            int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
            at += 2;
            if (length > bundle.length - at) {
                throw new IllegalArgumentException("no bundle: an entry of " + length + " bytes at " + at);
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        return entries;
    }
}
