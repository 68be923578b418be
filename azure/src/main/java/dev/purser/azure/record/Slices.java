package dev.purser.azure.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The members of one JSON object as places in its bytes: nothing is copied until it is asked for.
 *
 * <p>Takes compact JSON only, with no white space between its tokens, and does not check what it skips: whoever is not
 * sure of the bytes asks {@link StrictJson} first. Can be used again and again; for one thread.
 */
public final class Slices {
    private static final int FIRST = 24;

    private byte[] bytes = new byte[0];
    private int[] nameFrom = new int[FIRST];
    private int[] nameTo = new int[FIRST];
    private int[] from = new int[FIRST];
    private int[] to = new int[FIRST];
    private int size;
    private int hint;

    /** Looks at an object; false if there is none, or if it is not compact. */
    public boolean parse(byte[] json, int begin, int end) {
        bytes = json;
        size = 0;
        hint = 0;
        int at = begin;
        if (end - begin < 2 || json[at++] != '{') {
            return false;
        }
        if (json[at] == '}') {
            return at + 1 == end;
        }
        while (at < end && json[at] == '"') {
            int close = string(json, at, end);
            if (close < 0 || close >= end - 1 || json[close] != ':') {
                return false;
            }
            int last = value(json, close + 1, end);
            if (last < 0 || last >= end) {
                return false;
            }
            add(at + 1, close - 1, close + 1, last);
            at = last + 1;
            if (json[last] == '}') {
                return at == end;
            }
            if (json[last] != ',') {
                return false;
            }
        }
        return false;
    }

    /** The same for a member's value. */
    public boolean parse(Slices outer, int member) {
        return parse(outer.bytes, outer.from[member], outer.to[member]);
    }

    private void add(int nameBegin, int nameEnd, int begin, int end) {
        if (size == from.length) {
            nameFrom = Arrays.copyOf(nameFrom, size * 2);
            nameTo = Arrays.copyOf(nameTo, size * 2);
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        nameFrom[size] = nameBegin;
        nameTo[size] = nameEnd;
        from[size] = begin;
        to[size] = end;
        size++;
    }

    /** Where the string that begins at {@code at} has ended, or -1. */
    private static int string(byte[] json, int at, int end) {
        for (int i = at + 1; i < end; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (json[i] == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** Where the value that begins at {@code at} has ended, or -1. */
    private static int value(byte[] json, int at, int end) {
        byte first = json[at];
        if (first == '"') {
            return string(json, at, end);
        }
        if (first != '{' && first != '[') {
            int i = at;
            while (i < end && json[i] != ',' && json[i] != '}' && json[i] != ']') {
                i++;
            }
            return i == at ? -1 : i;
        }
        int depth = 0;
        int i = at;
        while (i < end) {
            byte b = json[i];
            if (b == '"') {
                i = string(json, i, end);
                if (i < 0) {
                    return -1;
                }
                continue;
            }
            i++;
            if (b == '{' || b == '[') {
                depth++;
            } else if ((b == '}' || b == ']') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** How many members there are. */
    public int size() {
        return size;
    }

    /** The place of the first member of a plain ASCII name, or -1. Quick where members are asked for in their order. */
    public int find(String name) {
        for (int i = hint; i < size; i++) {
            if (named(i, name)) {
                hint = i + 1;
                return i;
            }
        }
        for (int i = 0; i < hint; i++) {
            if (named(i, name)) {
                hint = i + 1;
                return i;
            }
        }
        return -1;
    }

    private boolean named(int i, String name) {
        int length = name.length();
        int start = nameFrom[i];
        if (nameTo[i] - start != length) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (bytes[start + k] != name.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The text of a member that is a string; null if there is none, to spare a wrapper on the way of every record. */
    public String text(String name) {
        int i = find(name);
        return i < 0 || bytes[from[i]] != '"' ? null : decoded(from[i] + 1, to[i] - 1);
    }

    /** The text of a member that is a string or a number; null if there is none. */
    public String scalar(String name) {
        int i = find(name);
        if (i < 0) {
            return null;
        }
        byte first = bytes[from[i]];
        if (first == '"') {
            return decoded(from[i] + 1, to[i] - 1);
        }
        return first == '-' || first >= '0' && first <= '9' ? raw(i) : null;
    }

    /** The text of a member that is a string; empty if there is none, or nothing in it. */
    public Optional<String> some(String name) {
        String text = text(name);
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A member's value as it is spelled. */
    public String raw(int member) {
        return new String(bytes, from[member], to[member] - from[member], StandardCharsets.UTF_8);
    }

    /** A member's name as it is spelled, without its quotes. */
    public String rawName(int member) {
        return new String(bytes, nameFrom[member], nameTo[member] - nameFrom[member], StandardCharsets.UTF_8);
    }

    private String decoded(int begin, int end) {
        boolean ascii = true;
        for (int i = begin; i < end; i++) {
            if (bytes[i] == '\\') {
                return StrictJson.unescaped(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
            }
            ascii &= bytes[i] >= 0;
        }
        return new String(bytes, begin, end - begin, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}
