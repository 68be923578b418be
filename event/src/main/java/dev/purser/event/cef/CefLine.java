package dev.purser.event.cef;

import dev.purser.event.json.JsonBytes;
import java.util.Optional;

/**
 * One CEF line while it is written. A header's field escapes {@code \} and {@code |}; a value of the extension escapes
 * {@code \} and {@code =}, and writes line breaks as {@code \n} and {@code \r}. Other control characters become spaces,
 * a surrogate that stands alone a question mark. For one thread.
 */
final class CefLine {
    private final JsonBytes to;
    private boolean first = true;

    CefLine(JsonBytes to) {
        this.to = to;
    }

    /** A header's field and its bar. */
    void header(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '|') {
                plain.append('\\').append(c);
            } else {
                plain.append(c < ' ' || c == 0x7F ? ' ' : c);
            }
        }
        to.json(plain.append('|').toString());
    }

    /** A key and its value, cut at so many characters; nothing where there is none. */
    void text(String key, Optional<String> value, int limit) {
        if (value.isPresent() && !value.get().isEmpty()) {
            text(key, value.get(), limit);
        }
    }

    void text(String key, String value, int limit) {
        key(key);
        int end = end(value, limit);
        if (plain(value, end)) {
            to.raw(end == value.length() ? value : value.substring(0, end));
            return;
        }
        StringBuilder escaped = new StringBuilder(end + 8);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', '=' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c < ' ' || c == 0x7F ? ' ' : c);
            }
        }
        to.json(escaped.toString());
    }

    void number(String key, long value) {
        key(key);
        to.digits(value);
    }

    void number(String key, Optional<Long> value) {
        if (value.isPresent()) {
            number(key, value.get());
        }
    }

    /** A custom text with what it is. */
    void custom(String key, String label, Optional<String> value) {
        if (value.isPresent() && !value.get().isEmpty()) {
            text(key, value.get(), 4000);
            label(key, label);
        }
    }

    /** What a custom key holds. */
    void label(String key, String label) {
        to.raw(" ");
        to.raw(key);
        to.raw("Label=");
        to.raw(label);
    }

    private void key(String key) {
        if (!first) {
            to.raw(" ");
        }
        first = false;
        to.raw(key);
        to.raw("=");
    }

    private static int end(String value, int limit) {
        if (value.length() <= limit) {
            return value.length();
        }
        return Character.isHighSurrogate(value.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static boolean plain(String value, int end) {
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '\\' || c == '=') {
                return false;
            }
        }
        return true;
    }
}
