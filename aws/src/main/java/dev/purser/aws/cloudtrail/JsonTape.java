package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each value of one JSON text (RFC 8259) begins and ends, in one pass and without an object per value: what a reader
 * needs that must be able to tell the very bytes of a member.
 *
 * <p>Node 0 is the whole; a node's children follow it. Can be used again. Strict: what it takes is well-formed, in UTF-8,
 * and nests at most {@link #MAX_DEPTH} deep. Memory grows with the number of values, never beyond the text's length. For
 * one thread.
 */
final class JsonTape {
    static final int MAX_DEPTH = 64;

    static final byte OBJECT = 1;
    static final byte ARRAY = 2;
    static final byte TEXT = 3;
    static final byte NUMBER = 4;
    static final byte TRUE = 5;
    static final byte FALSE = 6;
    static final byte NULL = 7;

    private static final byte PLAIN = 0;
    private static final byte ESCAPED = 1;
    private static final byte WIDE = 2;

    private byte[] json = new byte[0];
    private int at;
    private boolean wide;
    private int nodes;
    private int[] start = new int[256];
    private int[] end = new int[256];
    private int[] next = new int[256];
    private int[] nameStart = new int[256];
    private int[] nameEnd = new int[256];
    private byte[] kind = new byte[256];
    private byte[] spelling = new byte[256];
    private byte[] nameSpelling = new byte[256];
    private byte lastSpelling;

    /**
     * Takes in a text; its array must not be changed while nodes are asked about.
     *
     * @throws RecordException if it is not one JSON value; says at which byte
     */
    void parse(byte[] text) {
        json = text;
        at = 0;
        nodes = 0;
        wide = false;
        space();
        value(-1, -1, PLAIN, 0);
        space();
        if (at != json.length) {
            throw malformed("nothing after the end");
        }
        if (wide) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            } catch (CharacterCodingException e) {
                throw new RecordException(RecordException.Reason.MALFORMED, "not UTF-8", e);
            }
        }
    }

    byte[] bytes() {
        return json;
    }

    byte kind(int node) {
        return kind[node];
    }

    boolean is(int node, byte one) {
        return node >= 0 && kind[node] == one;
    }

    /** The node behind this one and all its children. */
    int next(int node) {
        return next[node];
    }

    int start(int node) {
        return start[node];
    }

    int end(int node) {
        return end[node];
    }

    /** The text of a value as it stands, white space between its members included. */
    String raw(int node) {
        return new String(json, start[node], end[node] - start[node], StandardCharsets.UTF_8);
    }

    /** A member's name. */
    String name(int node) {
        return text(nameStart[node], nameEnd[node], nameSpelling[node]);
    }

    /** True if the member has that name, which is plain ASCII. */
    boolean named(int node, String name) {
        return same(nameStart[node], nameEnd[node], nameSpelling[node], name);
    }

    /** True if the value is spelled as that one of another text. */
    boolean same(int node, JsonTape other, int otherNode) {
        return Arrays.equals(json, start[node], end[node], other.json, other.start[otherNode], other.end[otherNode]);
    }

    /** True if the member's name stands in the text exactly as it would be written. */
    boolean spells(int node, String name) {
        if (nameSpelling[node] == PLAIN) {
            return true;
        }
        JsonBytes to = new JsonBytes(64);
        to.quoted(name);
        return Arrays.equals(to.array(), 1, to.length() - 1, json, nameStart[node], nameEnd[node]);
    }

    /** Appends the value as it is spelled, without the white space between its members. */
    void compact(int node, JsonBytes to) {
        if (kind[node] != OBJECT && kind[node] != ARRAY) {
            to.json(raw(node));
            return;
        }
        boolean object = kind[node] == OBJECT;
        to.raw(object ? "{" : "[");
        for (int one = node + 1; one < next[node]; one = next[one]) {
            if (one > node + 1) {
                to.raw(",");
            }
            if (object) {
                to.json(new String(
                        json, nameStart[one] - 1, nameEnd[one] - nameStart[one] + 2, StandardCharsets.UTF_8));
                to.raw(":");
            }
            compact(one, to);
        }
        to.raw(object ? "}" : "]");
    }

    /** True if the value is that text, which is plain ASCII. */
    boolean says(int node, String text) {
        return is(node, TEXT) && same(start[node] + 1, end[node] - 1, spelling[node], text);
    }

    private boolean same(int from, int to, byte how, String text) {
        if (to - from != text.length() || how == ESCAPED) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (json[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text of a node, or null if it is none. */
    String text(int node) {
        return is(node, TEXT) ? text(start[node] + 1, end[node] - 1, spelling[node]) : null;
    }

    private String text(int from, int to, byte how) {
        return switch (how) {
            case PLAIN -> new String(json, from, to - from, StandardCharsets.ISO_8859_1);
            case WIDE -> new String(json, from, to - from, StandardCharsets.UTF_8);
            default -> JsonText.unescape(json, from, to);
        };
    }

    /** The member of that name of an object, or -1. A name that stands twice is found once. */
    int member(int object, String name) {
        if (!is(object, OBJECT)) {
            return -1;
        }
        for (int one = object + 1; one < next[object]; one = next[one]) {
            if (named(one, name)) {
                return one;
            }
        }
        return -1;
    }

    /** A whole number in the range of a long, or null. */
    Long number(int node) {
        if (!is(node, NUMBER)) {
            return null;
        }
        return JsonText.whole(json, start[node], end[node]);
    }

    /** True or false, or null if it is neither. */
    Boolean truth(int node) {
        return is(node, TRUE) || is(node, FALSE) ? (Boolean) is(node, TRUE) : null;
    }

    /** The value as an event's data has it, or null if it holds a {@code null} or a number out of range. */
    Object value(int node) {
        return switch (kind[node]) {
            case TEXT -> text(node);
            case NUMBER -> JsonText.number(json, start[node], end[node]);
            case TRUE -> true;
            case FALSE -> false;
            case ARRAY -> list(node);
            case OBJECT -> map(node);
            default -> null;
        };
    }

    private List<Object> list(int node) {
        List<Object> list = new ArrayList<>();
        for (int one = node + 1; one < next[node]; one = next[one]) {
            Object value = value(one);
            if (value == null) {
                return null;
            }
            list.add(value);
        }
        return list;
    }

    private Map<String, Object> map(int node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int one = node + 1; one < next[node]; one = next[one]) {
            Object value = value(one);
            String name = name(one);
            if (value == null || !JsonText.wellFormed(name)) {
                return null;
            }
            map.put(name, value);
        }
        return map;
    }

    private void value(int nameFrom, int nameTo, byte nameHow, int depth) {
        if (depth > MAX_DEPTH) {
            throw malformed("at most " + MAX_DEPTH + " levels");
        }
        int node = node(nameFrom, nameTo, nameHow);
        switch (here()) {
            case '{' -> object(node, depth);
            case '[' -> array(node, depth);
            case '"' -> {
                kind[node] = TEXT;
                quoted();
                spelling[node] = lastSpelling;
            }
            case 't' -> literal(node, TRUE, "true");
            case 'f' -> literal(node, FALSE, "false");
            case 'n' -> literal(node, NULL, "null");
            default -> {
                kind[node] = NUMBER;
                number();
            }
        }
        end[node] = at;
        next[node] = nodes;
    }

    private int node(int nameFrom, int nameTo, byte nameHow) {
        if (nodes == start.length) {
            int size = nodes * 2;
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            next = Arrays.copyOf(next, size);
            nameStart = Arrays.copyOf(nameStart, size);
            nameEnd = Arrays.copyOf(nameEnd, size);
            kind = Arrays.copyOf(kind, size);
            spelling = Arrays.copyOf(spelling, size);
            nameSpelling = Arrays.copyOf(nameSpelling, size);
        }
        start[nodes] = at;
        nameStart[nodes] = nameFrom;
        nameEnd[nodes] = nameTo;
        nameSpelling[nodes] = nameHow;
        return nodes++;
    }

    private void object(int node, int depth) {
        kind[node] = OBJECT;
        at++;
        space();
        if (here() == '}') {
            at++;
            return;
        }
        while (true) {
            int from = at + 1;
            if (here() != '"') {
                throw malformed("a member's name");
            }
            quoted();
            int to = at - 1;
            byte how = lastSpelling;
            space();
            take(':');
            space();
            value(from, to, how, depth + 1);
            space();
            if (here() == '}') {
                at++;
                return;
            }
            take(',');
            space();
        }
    }

    private void array(int node, int depth) {
        kind[node] = ARRAY;
        at++;
        space();
        if (here() == ']') {
            at++;
            return;
        }
        while (true) {
            value(-1, -1, PLAIN, depth + 1);
            space();
            if (here() == ']') {
                at++;
                return;
            }
            take(',');
            space();
        }
    }

    /** Passes a text; how it is spelled is left in {@link #lastSpelling}. */
    private void quoted() {
        byte[] text = json;
        byte how = PLAIN;
        int i = at + 1;
        while (i < text.length) {
            byte one = text[i];
            if (one == '"') {
                at = i + 1;
                lastSpelling = how;
                return;
            }
            if (one == '\\') {
                how = ESCAPED;
                i = i + 1 < text.length && (text[i + 1] == 'n' || text[i + 1] == '"')
                        ? i + 2
                        : JsonText.passEscape(text, i);
            } else if (one >= ' ') {
                i++;
            } else if (one < 0) {
                wide = true;
                how = how == PLAIN ? WIDE : how;
                i++;
            } else {
                break;
            }
        }
        at = Math.min(i, text.length);
        throw malformed("the end of a text");
    }

    private void literal(int node, byte one, String text) {
        kind[node] = one;
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= json.length || json[at + i] != text.charAt(i)) {
                throw malformed(text);
            }
        }
        at += text.length();
    }

    private void number() {
        int to = JsonText.passNumber(json, at);
        if (to < 0) {
            throw malformed("a value");
        }
        at = to;
    }

    private int here() {
        if (at >= json.length) {
            throw malformed("more");
        }
        return json[at];
    }

    private void take(char one) {
        if (here() != one) {
            throw malformed("'" + one + "'");
        }
        at++;
    }

    private void space() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private RecordException malformed(String expected) {
        return new RecordException(RecordException.Reason.MALFORMED, "byte " + at + ": expected " + expected);
    }
}
