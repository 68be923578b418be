package dev.purser.journal.tile;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one tile, or of one entry bundle, as C2SP tlog-tiles writes it.
 *
 * @param level 0 to 63, or {@link #ENTRIES} for an entry bundle
 * @param index the tile's index within its level, from 0
 * @param width hashes or entries in it: {@link #FULL}, or less for a partial one
 */
public record Tile(int level, long index, int width) {
    /** Hashes in a full tile. */
    public static final int FULL = 256;

    /** The level that stands for entry bundles. */
    public static final int ENTRIES = -1;

    /** The deepest level that a path can name. */
    public static final int MAX_LEVEL = 63;

    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9]\\d?)/((?:x\\d{3}/){0,6}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /**
     * The tile that holds a hash, as wide as it is in a tree of a given size.
     *
     * @param level the level of the tile
     * @param hash index of the hash within that level
     * @param treeSize leaves in the tree
     * @return empty if the tree has no such hash
     */
    public static Optional<Tile> holding(int level, long hash, long treeSize) {
        long hashes = count(level, treeSize);
        if (hash < 0 || hash >= hashes) {
            return Optional.empty();
        }
        long index = hash / FULL;
        return Optional.of(new Tile(level, index, (int) Math.min(FULL, hashes - index * FULL)));
    }

    /** How many hashes a level has in a tree of {@code treeSize} leaves. */
    public static long count(int level, long treeSize) {
        int shift = 8 * Math.max(level, 0);
        return shift >= Long.SIZE ? 0 : treeSize >>> shift;
    }

    /** The tile that a path names, or empty if it names none. */
    public static Optional<Tile> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        String digits = parts.group(2).replace("x", "").replace("/", "");
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        BigInteger index = new BigInteger(digits);
        if (level > MAX_LEVEL || parts.group(3) != null && width >= FULL || index.bitLength() >= Long.SIZE) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index.longValueExact(), width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** The path below the log's prefix, such as {@code tile/0/x001/x234/067.p/8}. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, level == ENTRIES ? "tile/entries/" : "tile/" + level + "/");
        return width == FULL ? path.toString() : path + ".p/" + width;
    }

    /** The index of its first hash within the level. */
    public long first() {
        return index * FULL;
    }

    public boolean full() {
        return width == FULL;
    }
}
