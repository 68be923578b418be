package dev.purser.event.json;

import dev.purser.event.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One JSON text (RFC 8259) taken apart into nodes that know where they stand in its bytes, so that members can be looked
 * up in any order, compared, and copied as they are spelled. White space between tokens is taken out first.
 *
 * <p>Strict: malformed UTF-8, a member that stands twice, and values deeper than {@link #MAX_DEPTH} are refused. Names are
 * compared as they are spelled. Memory is bounded by the text's length; can be used for one text after another; for one
 * thread.
 *
 * <p>A node is a number: 0 is the whole text, the children of a node follow it, and {@link #next} leads over them.
 */
public final class JsonTape {
    /** How deep values may lie inside each other. */
    public static final int MAX_DEPTH = 72;

    /** What a node is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    private final JsonScanner scanner = new JsonScanner(this);
    private byte[] bytes = {};
    private Kind[] kinds = new Kind[64];
    private boolean[] plain = new boolean[64];
    private int[] nameStarts = new int[64];
    private int[] nameEnds = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] nexts = new int[64];
    private int nodes;
    private int searched = -1;
    private int behind;

    /**
     * Takes a text apart; what was read before is forgotten. The array must not change while the nodes are used.
     *
     * @throws MalformedEventException if it is not one JSON text
     */
    public void read(byte[] json) {
        read(json, json.length);
    }

    /** Takes the first bytes of an array apart, as {@link #read(byte[])}. */
    public void read(byte[] json, int length) {
        bytes = scanner.read(json, length);
    }

    /** The text's bytes, without white space between tokens. */
    public byte[] bytes() {
        return bytes;
    }

    public Kind kind(int node) {
        return kinds[node];
    }

    /** The node after this one and all that lies in it. */
    public int next(int node) {
        return nexts[node];
    }

    /** Where the value begins in the bytes; a text's quotes are part of it. */
    public int start(int node) {
        return starts[node];
    }

    /** Where the value ends in the bytes. */
    public int end(int node) {
        return ends[node];
    }

    /** The member of that name, or -1 if the object has none or the node is no object. */
    public int member(int object, String name) {
        if (object < 0 || kinds[object] != Kind.OBJECT) {
            return -1;
        }
        // Most are asked for in their order: the search goes on behind the last one, and then once around.
        int from = object == searched ? behind : object + 1;
        int member = member(from, nexts[object], name);
        if (member < 0 && from > object + 1) {
            member = member(object + 1, from, name);
        }
        if (member >= 0) {
            searched = object;
            behind = nexts[member];
        }
        return member;
    }

    private int member(int from, int to, String name) {
        int length = name.length();
        for (int child = from; child < to; child = nexts[child]) {
            int start = nameStarts[child];
            if (nameEnds[child] - start == length && equal(start, name)) {
                return child;
            }
        }
        return -1;
    }

    /** The member's name as it is spelled, quotes left out. */
    public String name(int member) {
        return new String(bytes, nameStarts[member], nameEnds[member] - nameStarts[member], StandardCharsets.UTF_8);
    }

    /** The value as it is spelled. */
    public String json(int node) {
        return new String(bytes, starts[node], ends[node] - starts[node], StandardCharsets.UTF_8);
    }

    /** True if both values are spelled alike. */
    public boolean same(int node, JsonTape other, int otherNode) {
        return Arrays.equals(
                bytes, starts[node], ends[node], other.bytes, other.starts[otherNode], other.ends[otherNode]);
    }

    /** True if the node is a text that is spelled so, without escapes. */
    public boolean is(int node, String ascii) {
        return kinds[node] == Kind.TEXT
                && ends[node] - starts[node] == ascii.length() + 2
                && equal(starts[node] + 1, ascii);
    }

    /**
     * The text that the node is.
     *
     * @throws MalformedEventException if it is none
     */
    public String text(int node) {
        if (kinds[node] != Kind.TEXT) {
            throw malformed(node, "a text");
        }
        int from = starts[node] + 1;
        int to = ends[node] - 1;
        return plain[node]
                ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
                : JsonScanner.unescaped(bytes, from, to);
    }

    /** True if the text that the node is stands in the bytes as it is: ASCII without escapes. */
    public boolean plain(int node) {
        return plain[node];
    }

    /** The whole number that the node is, or empty if it is another number or beyond 64 bits. */
    public OptionalLong whole(int node) {
        if (kinds[node] != Kind.NUMBER) {
            return OptionalLong.empty();
        }
        int from = starts[node];
        int to = ends[node];
        boolean negative = bytes[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            int digit = bytes[i] - '0';
            // Counted downwards, since there is one negative number more; below this, ten times as much may overflow.
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
                return OptionalLong.empty();
            }
            value = value * 10 - digit;
            if (value > 0) {
                return OptionalLong.empty();
            }
        }
        if (!negative && value == Long.MIN_VALUE) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(negative ? value : -value);
    }

    /** The failure to throw where something else was expected. */
    public MalformedEventException malformed(int node, String expected) {
        return new MalformedEventException("byte " + starts[node] + ": expected " + expected);
    }

    private boolean equal(int at, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        nodes = 0;
        searched = -1;
    }

    int add(Kind kind, int nameStart, int nameEnd, int start) {
        if (nodes == starts.length) {
            int size = nodes * 2;
            kinds = Arrays.copyOf(kinds, size);
            plain = Arrays.copyOf(plain, size);
            nameStarts = Arrays.copyOf(nameStarts, size);
            nameEnds = Arrays.copyOf(nameEnds, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            nexts = Arrays.copyOf(nexts, size);
        }
        kinds[nodes] = kind;
        nameStarts[nodes] = nameStart;
        nameEnds[nodes] = nameEnd;
        starts[nodes] = start;
        return nodes++;
    }

    void end(int node, int end, boolean isPlain) {
        ends[node] = end;
        plain[node] = isPlain;
        nexts[node] = nodes;
    }

    int nameStart(int node) {
        return nameStarts[node];
    }

    int nameEnd(int node) {
        return nameEnds[node];
    }
}
