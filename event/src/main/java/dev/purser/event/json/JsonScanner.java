package dev.purser.event.json;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonTape.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Reads JSON's grammar (RFC 8259) byte by byte and puts what it finds on a tape. For one thread. */
final class JsonScanner {
    /** Above this many members, names are compared through a set. */
    private static final int FEW = 24;

    private final JsonTape tape;
    private byte[] bytes;
    private int length;
    private int at;
    private boolean spaced;
    private boolean wide;

    JsonScanner(JsonTape tape) {
        this.tape = tape;
    }

    /** Fills the tape; the answer is the bytes that it speaks of. */
    byte[] read(byte[] json, int size) {
        bytes = json;
        length = size;
        spaced = false;
        wide = false;
        scan();
        if (wide) {
            wellFormed();
        }
        if (spaced) {
            strip();
            scan();
        }
        return bytes;
    }

    private void scan() {
        tape.clear();
        at = 0;
        space();
        value(0, 0, 0);
        space();
        if (at != length) {
            throw wrong("nothing after the end");
        }
    }

    private void value(int nameStart, int nameEnd, int depth) {
        if (depth > JsonTape.MAX_DEPTH) {
            throw wrong("values nested no deeper than " + JsonTape.MAX_DEPTH);
        }
        int start = at;
        switch (peek()) {
            case '{' -> object(tape.add(Kind.OBJECT, nameStart, nameEnd, start), depth);
            case '[' -> array(tape.add(Kind.ARRAY, nameStart, nameEnd, start), depth);
            case '"' -> {
                int node = tape.add(Kind.TEXT, nameStart, nameEnd, start);
                boolean plain = text();
                tape.end(node, at, plain);
            }
            case 't' -> literal(tape.add(Kind.TRUE, nameStart, nameEnd, start), "true");
            case 'f' -> literal(tape.add(Kind.FALSE, nameStart, nameEnd, start), "false");
            case 'n' -> literal(tape.add(Kind.NULL, nameStart, nameEnd, start), "null");
            default -> {
                int node = tape.add(Kind.NUMBER, nameStart, nameEnd, start);
                number();
                tape.end(node, at, true);
            }
        }
    }

    private void object(int node, int depth) {
        at++;
        space();
        int members = 0;
        while (peek() != '}') {
            if (members++ > 0) {
                expect(',');
                space();
            }
            int nameStart = at + 1;
            if (peek() != '"') {
                throw wrong("a member's name");
            }
            text();
            int nameEnd = at - 1;
            space();
            expect(':');
            space();
            value(nameStart, nameEnd, depth + 1);
            space();
        }
        at++;
        tape.end(node, at, true);
        unique(node, members);
    }

    private void array(int node, int depth) {
        at++;
        space();
        boolean first = true;
        while (peek() != ']') {
            if (!first) {
                expect(',');
                space();
            }
            first = false;
            value(0, 0, depth + 1);
            space();
        }
        at++;
        tape.end(node, at, true);
    }

    private void unique(int object, int members) {
        if (members > FEW) {
            Set<String> names = new HashSet<>(members * 2);
            for (int one = object + 1; one < tape.next(object); one = tape.next(one)) {
                int from = tape.nameStart(one);
                if (!names.add(new String(bytes, from, tape.nameEnd(one) - from, StandardCharsets.ISO_8859_1))) {
                    throw twice();
                }
            }
            return;
        }
        for (int one = object + 1; one < tape.next(object); one = tape.next(one)) {
            int from = tape.nameStart(one);
            int to = tape.nameEnd(one);
            for (int other = tape.next(one); other < tape.next(object); other = tape.next(other)) {
                int otherFrom = tape.nameStart(other);
                int otherTo = tape.nameEnd(other);
                if (to - from == otherTo - otherFrom && Arrays.equals(bytes, from, to, bytes, otherFrom, otherTo)) {
                    throw twice();
                }
            }
        }
    }

    /** Passes over a text; true if it is ASCII without escapes. */
    private boolean text() {
        boolean plain = true;
        for (at++; at < length; at++) {
            byte one = bytes[at];
            if (one == '"') {
                at++;
                return plain;
            }
            if (one >= ' ' && one != '\\') {
                // Followed by the same mostly; the loop takes one step more.
                at = PlainText.end(bytes, at + 1, length) - 1;
            } else if (one == '\\') {
                plain = false;
                escape();
            } else if (one < 0) {
                plain = false;
                wide = true;
            } else if (one < ' ') {
                throw wrong("no control character in a text");
            }
        }
        throw wrong("the end of a text");
    }

    private void escape() {
        at++;
        switch (at < length ? bytes[at] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                // One character more, and it is passed over.
            }
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    at++;
                    if (at >= length || Character.digit(bytes[at], 16) < 0) {
                        throw wrong("four hexadecimal digits");
                    }
                }
            }
            default -> throw wrong("an escape");
        }
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < length && bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < length && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() {
        int from = at;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw wrong("a value");
        }
    }

    private void literal(int node, String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= length || bytes[at] != word.charAt(i)) {
                throw wrong("a value");
            }
        }
        tape.end(node, at, true);
    }

    private void space() {
        while (at < length && white(bytes[at])) {
            spaced = true;
            at++;
        }
    }

    private static boolean white(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private byte peek() {
        if (at >= length) {
            throw wrong("more");
        }
        return bytes[at];
    }

    private void expect(char one) {
        if (peek() != one) {
            throw wrong("'" + one + "'");
        }
        at++;
    }

    /** Takes the white space between tokens out; the text was found well-formed before. */
    private void strip() {
        byte[] stripped = new byte[length];
        int to = 0;
        boolean inText = false;
        for (int i = 0; i < length; i++) {
            byte one = bytes[i];
            if (inText) {
                if (one == '\\') {
                    stripped[to++] = one;
                    one = bytes[++i];
                } else if (one == '"') {
                    inText = false;
                }
            } else if (one == '"') {
                inText = true;
            } else if (white(one)) {
                continue;
            }
            stripped[to++] = one;
        }
        bytes = Arrays.copyOf(stripped, to);
        length = to;
    }

    private void wellFormed() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("not UTF-8", e);
        }
    }

    /** The characters of a text that has escapes or more than ASCII. */
    static String unescaped(byte[] bytes, int from, int to) {
        // Most are ASCII with quotes and line feeds, such as manifests.
        byte[] ascii = new byte[to - from];
        int size = 0;
        for (int i = from; i < to; i++) {
            byte one = bytes[i];
            if (one == '\\') {
                one = escaped(bytes[++i]);
            }
            if (one <= 0) {
                return unescapedWide(bytes, from, to);
            }
            ascii[size++] = one;
        }
        return new String(ascii, 0, size, StandardCharsets.ISO_8859_1);
    }

    /** The character that a letter behind a backslash stands for, or 0 where more follows. */
    private static byte escaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> 0;
            default -> letter;
        };
    }

    private static String unescapedWide(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int copied = 0;
        while (escape >= 0) {
            plain.append(text, copied, escape);
            char what = text.charAt(escape + 1);
            copied = escape + 2;
            switch (what) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text, copied, copied + 4, 16));
                    copied += 4;
                }
                default -> plain.append(what);
            }
            escape = text.indexOf('\\', copied);
        }
        return plain.append(text, copied, text.length()).toString();
    }

    private MalformedEventException twice() {
        return new MalformedEventException("an object that ends at byte " + at + " has a member twice");
    }

    private MalformedEventException wrong(String expected) {
        return new MalformedEventException("byte " + at + ": expected " + expected);
    }
}
