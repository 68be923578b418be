package dev.purser.event.json;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes JSON as UTF-8 into one growing array that can be used again: no object is made per member.
 *
 * <p>Texts are escaped as RFC 8785 has it: the two-character escapes where they exist, {@code u00xx} after a backslash, in lower case, for
 * other control characters, everything else as itself; a surrogate that stands alone, which UTF-8 cannot carry, is
 * escaped too. Commas are set by the writer. For one thread.
 */
public final class JsonBytes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** A one in each of eight bytes. */
    private static final long EACH = 0x0101010101010101L;

    private static final int LONG_TEXT = 20;

    private final InstantText instants = new InstantText();
    private byte[] bytes;
    private int at;

    /**
     * @param size the array's first size in bytes
     */
    public JsonBytes(int size) {
        bytes = new byte[Math.max(size, 64)];
    }

    /** Forgets what was written and keeps the array. */
    public void reset() {
        at = 0;
    }

    /** Forgets what was written from there on; {@code length} is one that {@link #length()} told. */
    public void cut(int length) {
        at = length;
    }

    /** Bytes written. */
    public int length() {
        return at;
    }

    /** Size of the array, in bytes. */
    public int capacity() {
        return bytes.length;
    }

    /** The array itself, valid up to {@link #length()} and until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written since {@code from}. */
    public byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, at);
    }

    /** Begins an object as a value of its own or as an element. */
    public void open() {
        separate();
        put('{');
    }

    public void close() {
        put('}');
    }

    /** Begins an object member that {@link #closeOrDrop} leaves out if nothing comes to stand in it. */
    public int open(String name) {
        int mark = at;
        name(name);
        put('{');
        return mark;
    }

    /** Ends the object, or takes it back to {@code mark} if it is empty. */
    public void closeOrDrop(int mark) {
        if (bytes[at - 1] == '{') {
            at = mark;
        } else {
            put('}');
        }
    }

    public void openArray(String name) {
        name(name);
        put('[');
    }

    /** Begins an array as a value of its own or as an element. */
    public void openArray() {
        separate();
        put('[');
    }

    public void closeArray() {
        put(']');
    }

    /** A member's name, plain ASCII without anything to escape; its value must follow. */
    public void name(String name) {
        int length = name.length();
        room(length + 4);
        if (at > 0 && bytes[at - 1] != '{') {
            bytes[at++] = ',';
        }
        bytes[at++] = '"';
        for (int i = 0; i < length; i++) {
            bytes[at++] = (byte) name.charAt(i);
        }
        bytes[at++] = '"';
        bytes[at++] = ':';
    }

    /**
     * A member's name of any text; its value must follow.
     *
     * @throws IllegalArgumentException if a surrogate stands alone in it, which readers of JSON refuse in a name
     */
    public void anyName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i)) && !Character.isSupplementaryCodePoint(name.codePointAt(i++))) {
                throw new IllegalArgumentException("a member's name with a surrogate that stands alone");
            }
        }
        if (bytes[at - 1] != '{') {
            put(',');
        }
        quoted(name);
        put(':');
    }

    public void text(String name, String value) {
        name(name);
        quoted(value);
    }

    public void text(String name, Optional<String> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    public void number(String name, long value) {
        name(name);
        digits(value);
    }

    public void number(String name, Optional<Long> value) {
        if (value.isPresent()) {
            number(name, value.get());
        }
    }

    public void truth(String name, boolean value) {
        name(name);
        raw(value ? "true" : "false");
    }

    /** RFC 3339 in UTC with nine digits of a second. */
    public void instant(String name, Instant value) {
        name(name);
        room(InstantText.LENGTH + 2);
        bytes[at++] = '"';
        at = instants.write(value, bytes, at);
        bytes[at++] = '"';
    }

    public void uuid(String name, UUID value) {
        name(name);
        room(38);
        bytes[at++] = '"';
        hex(value.getMostSignificantBits() >>> 32, 8);
        bytes[at++] = '-';
        hex(value.getMostSignificantBits() >>> 16, 4);
        bytes[at++] = '-';
        hex(value.getMostSignificantBits(), 4);
        bytes[at++] = '-';
        hex(value.getLeastSignificantBits() >>> 48, 4);
        bytes[at++] = '-';
        hex(value.getLeastSignificantBits(), 12);
        bytes[at++] = '"';
    }

    /** Bytes in base64url without padding (RFC 4648 section 5). */
    public void base64(String name, byte[] value) {
        name(name);
        room(value.length * 4 / 3 + 6);
        bytes[at++] = '"';
        at = Base64Text.write(value, bytes, at);
        bytes[at++] = '"';
    }

    /** A text as an element of an array. */
    public void element(String value) {
        separate();
        quoted(value);
    }

    /** A text as a value; its name or place must stand already. */
    public void quoted(String value) {
        openText();
        part(value);
        closeText();
    }

    /** Begins a text that is put together of parts; its name or place must stand already. */
    public void openText() {
        put('"');
    }

    /** A piece of the text that was begun, escaped where it must be. */
    public void part(String value) {
        int length = value.length();
        room(2 * length + 1);
        if (length >= LONG_TEXT) {
            // The platform copies a text of one byte a character at once; what is plain in all of it needs no second
            // look.
            byte[] latin = value.getBytes(StandardCharsets.ISO_8859_1);
            if (plain(latin)) {
                System.arraycopy(latin, 0, bytes, at, length);
                at += length;
                return;
            }
        }
        byte[] to = bytes;
        int end = at;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                to[end++] = (byte) c;
            } else if (c == '"' || c == '\\' || c == '\n') {
                to[end++] = '\\';
                to[end++] = c == '\n' ? (byte) 'n' : (byte) c;
            } else {
                at = end;
                room(2 * (length - i) + 8);
                i += special(value, i, c);
                to = bytes;
                end = at;
            }
        }
        at = end;
    }

    /**
     * True if every byte is printable ASCII that needs no escape. A question mark may stand for a character that is no
     * Latin-1, so it counts as not plain.
     */
    private static boolean plain(byte[] latin) {
        int i = 0;
        for (; i <= latin.length - Long.BYTES; i += Long.BYTES) {
            long eight = (long) EIGHT.get(latin, i);
            // A byte's high bit comes to be set if it is below a space, or equal to one of the three.
            long odd = eight - EACH * ' ' | same(eight, '"') | same(eight, '\\') | same(eight, '?') | eight;
            if ((odd & EACH << 7) != 0) {
                return false;
            }
        }
        for (; i < latin.length; i++) {
            byte one = latin[i];
            if (one < ' ' || one == '"' || one == '\\' || one == '?') {
                return false;
            }
        }
        return true;
    }

    private static long same(long eight, char c) {
        return (eight ^ EACH * c) - EACH;
    }

    public void closeText() {
        put('"');
    }

    /** Appends once more what was written between two lengths. */
    public void again(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, at, to - from);
        at += to - from;
    }

    /** A whole number as a value. */
    public void digits(long value) {
        if (value >= 0 && value < 10) {
            put('0' + (int) value);
            return;
        }
        if (value == Long.MIN_VALUE) {
            raw("-9223372036854775808");
            return;
        }
        room(20);
        long rest = Math.abs(value);
        if (value < 0) {
            bytes[at++] = '-';
        }
        int size = 1;
        for (long left = rest / 10; left != 0; left /= 10) {
            size++;
        }
        for (int i = at + size - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += size;
    }

    /** ASCII as it stands: a literal, a number, or a separator such as a line feed. */
    public void raw(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[at++] = (byte) ascii.charAt(i);
        }
    }

    /** UTF-8 text as it stands, without quotes: JSON that was written before. */
    public void json(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, at, utf8.length);
        at += utf8.length;
    }

    /** Bytes as they stand: JSON that was written before. */
    public void raw(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, at, end - start);
        at += end - start;
    }

    /** A comma where the array that is being written already has an element. */
    public void separate() {
        if (at > 0) {
            byte last = bytes[at - 1];
            if (last != '[' && last != ':' && last != ',' && last != '\n') {
                put(',');
            }
        }
    }

    /** Writes one character that is not plain; tells how many characters more it took. Room is there already. */
    private int special(String value, int i, char c) {
        switch (c) {
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> {
                return wide(value, i, c);
            }
        }
        return 0;
    }

    private int wide(String value, int i, char c) {
        if (c < ' ') {
            unicode(c);
        } else if (c < 0x800) {
            bytes[at++] = (byte) (0xC0 | c >> 6);
            bytes[at++] = (byte) (0x80 | c & 0x3F);
        } else if (!Character.isSurrogate(c)) {
            bytes[at++] = (byte) (0xE0 | c >> 12);
            bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[at++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1))) {
            int point = Character.toCodePoint(c, value.charAt(i + 1));
            bytes[at++] = (byte) (0xF0 | point >> 18);
            bytes[at++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[at++] = (byte) (0x80 | point >> 6 & 0x3F);
            bytes[at++] = (byte) (0x80 | point & 0x3F);
            return 1;
        } else {
            unicode(c);
        }
        return 0;
    }

    private void escape(char c) {
        bytes[at++] = '\\';
        bytes[at++] = (byte) c;
    }

    private void unicode(char c) {
        bytes[at++] = '\\';
        bytes[at++] = 'u';
        hex(c, 4);
    }

    private void hex(long value, int count) {
        for (int shift = (count - 1) * 4; shift >= 0; shift -= 4) {
            bytes[at++] = HEX[(int) (value >>> shift) & 0xF];
        }
    }

    private void put(int one) {
        room(1);
        bytes[at++] = (byte) one;
    }

    private void room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(at, more)));
        }
    }
}
