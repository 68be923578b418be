package dev.purser.lake.record;

import dev.purser.event.json.JsonTape;
import dev.purser.lake.table.RowSink;
import java.util.OptionalLong;

/** Numbers and truth values, also those that records have as texts. */
final class Numbers {
    private static final int LONGEST = 40;
    private static final int DIGITS = 19;

    private Numbers() {}

    static OptionalLong whole(JsonTape tape, int node) {
        if (node < 0) {
            return OptionalLong.empty();
        }
        return switch (tape.kind(node)) {
            case NUMBER -> tape.whole(node);
            case TEXT -> whole(tape.bytes(), tape.start(node) + 1, tape.end(node) - 1);
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong whole(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int first = negative ? from + 1 : from;
        if (first == to || to - first > DIGITS) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = bytes[i] - '0';
            // 19 digits overflow at most once, into a negative number.
            if (digit < 0 || digit > 9 || value < 0) {
                return OptionalLong.empty();
            }
            value = value * 10 + digit;
        }
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(negative ? -value : value);
    }

    static void real(JsonTape tape, int node, RowSink to) {
        JsonTape.Kind kind = node < 0 ? JsonTape.Kind.NULL : tape.kind(node);
        if (kind != JsonTape.Kind.NUMBER && kind != JsonTape.Kind.TEXT) {
            to.none();
            return;
        }
        String text = kind == JsonTape.Kind.TEXT ? tape.text(node) : tape.json(node);
        if (!plain(text)) {
            to.none();
            return;
        }
        try {
            to.real(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            to.none();
        }
    }

    /** Without Java's own additions, such as hexadecimal digits and suffixes. */
    private static boolean plain(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return true;
    }

    static void truth(String text, RowSink to) {
        if (text.equalsIgnoreCase("true")) {
            to.truth(true);
        } else if (text.equalsIgnoreCase("false")) {
            to.truth(false);
        } else {
            to.none();
        }
    }
}
