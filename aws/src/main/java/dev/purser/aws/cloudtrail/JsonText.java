package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.RecordException;
import java.nio.charset.StandardCharsets;

/** The spelling of JSON's texts and numbers (RFC 8259 sections 6 and 7). */
final class JsonText {
    private static final int LONGEST_NUMBER = 400;

    private JsonText() {}

    /**
     * The end of the escape that begins here.
     *
     * @throws RecordException if there is no such escape
     */
    static int passEscape(byte[] json, int at) {
        if (at + 1 < json.length) {
            switch (json[at + 1]) {
                case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                    return at + 2;
                }
                case 'u' -> {
                    int end = at + 6;
                    if (end <= json.length) {
                        for (int i = at + 2; i < end; i++) {
                            if (json[i] < 0 || Character.digit(json[i], 16) < 0) {
                                throw noEscape(at);
                            }
                        }
                        return end;
                    }
                }
                default -> {
                    // Told below.
                }
            }
        }
        throw noEscape(at);
    }

    private static RecordException noEscape(int at) {
        return new RecordException(RecordException.Reason.MALFORMED, "byte " + at + ": expected an escape");
    }

    /** The end of the number that begins here, or -1 if there is none. */
    static int passNumber(byte[] json, int from) {
        int at = from;
        if (at < json.length && json[at] == '-') {
            at++;
        }
        int whole = digits(json, at);
        if (whole == at || (json[at] == '0' && whole > at + 1)) {
            return -1;
        }
        at = whole;
        if (at < json.length && json[at] == '.') {
            int fraction = digits(json, at + 1);
            if (fraction == at + 1) {
                return -1;
            }
            at = fraction;
        }
        if (at < json.length && (json[at] | 0x20) == 'e') {
            int exponent = at + 1;
            if (exponent < json.length && (json[exponent] == '+' || json[exponent] == '-')) {
                exponent++;
            }
            int last = digits(json, exponent);
            if (last == exponent) {
                return -1;
            }
            at = last;
        }
        return at;
    }

    private static int digits(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The long that the digits spell, or null. */
    static Long whole(byte[] json, int from, int to) {
        int at = json[from] == '-' ? from + 1 : from;
        if (to - at > 18) {
            return null;
        }
        long value = 0;
        for (int i = at; i < to; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return at == from ? value : -value;
    }

    /** A long or a finite double, or null. */
    static Object number(byte[] json, int from, int to) {
        Long whole = whole(json, from, to);
        if (whole != null || to - from > LONGEST_NUMBER) {
            return whole;
        }
        double value = Double.parseDouble(new String(json, from, to - from, StandardCharsets.ISO_8859_1));
        return Double.isFinite(value) ? value : null;
    }

    /** The text between two quotes, its escapes resolved. The escapes are well-formed. */
    static String unescape(byte[] json, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int at = from; at < to; at++) {
            byte one = json[at];
            if (one == '\\') {
                one = escaped(json[++at]);
            }
            if (one <= 0) {
                return slowly(json, from, to);
            }
            plain[length++] = one;
        }
        return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The character behind a backslash, or 0 for the beginning of a number. */
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

    /** The same for texts beyond ASCII or with numbers for characters. */
    private static String slowly(byte[] json, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int at = from;
        while (at < to) {
            if (json[at] != '\\') {
                at++;
                continue;
            }
            text.append(new String(json, plain, at - plain, StandardCharsets.UTF_8));
            char one = (char) escaped(json[at + 1]);
            at += 2;
            if (one == 0) {
                for (int i = 0; i < 4; i++) {
                    one = (char) (one << 4 | Character.digit(json[at + i], 16));
                }
                at += 4;
            }
            text.append(one);
            plain = at;
        }
        return text.append(new String(json, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** True if no surrogate stands alone. */
    static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                return false;
            }
        }
        return true;
    }
}
