package dev.purser.kql.type;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Dynamic values as plain Java: {@code null}, Boolean, Long, Double, String, List and Map (in the order read), and their
 * compact JSON text. Never throws: text that is no JSON, or is nested deeper than {@value #DEPTH}, is empty.
 */
public final class Json {
    static final int DEPTH = 200;

    private final String text;
    private final BiFunction<String, String, Object> literal;
    private int at;

    private Json(String text, BiFunction<String, String, Object> literal) {
        this.text = text;
        this.literal = literal;
    }

    /** What JSON text holds; the optional's value is boxed in a list of one, as it may be {@code null}. */
    public static Optional<List<Object>> read(String text) {
        return read(text, null);
    }

    /** As Kusto's dynamic literals: also with single quotes, and with {@code type(text)}, whose value {@code literal} tells. */
    public static Optional<List<Object>> read(String text, BiFunction<String, String, Object> literal) {
        Json json = new Json(text, literal);
        try {
            Object value = json.value(0);
            json.blank();
            if (json.at != text.length()) {
                return Optional.empty();
            }
            List<Object> box = new ArrayList<>(1);
            box.add(value);
            return Optional.of(box);
        } catch (BadJson e) {
            return Optional.empty();
        }
    }

    /** The value of JSON text that an engine or this class wrote; {@code null} where there is none or it is no JSON. */
    public static Object value(String text) {
        return text == null ? null : read(text).map(List::getFirst).orElse(null);
    }

    /** Compact JSON text. Numbers that JSON cannot write become text, as in Kusto ({@code "NaN"}). */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Double number -> {
                if (number.isNaN()) {
                    out.append("\"NaN\"");
                } else if (number.isInfinite()) {
                    out.append(number > 0 ? "\"Infinity\"" : "\"-Infinity\"");
                } else {
                    String digits = RealText.of(number);
                    out.append(digits);
                    if (digits.indexOf('.') < 0 && digits.indexOf('E') < 0) {
                        out.append(".0");
                    }
                }
            }
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(list.get(i), out);
                }
                out.append(']');
            }
            case Map<?, ?> bag -> {
                out.append('{');
                boolean first = true;
                for (Map.Entry<?, ?> entry : bag.entrySet()) {
                    if (!first) {
                        out.append(',');
                    }
                    first = false;
                    quote((String) entry.getKey(), out);
                    write(entry.getValue(), out.append(':'));
                }
                out.append('}');
            }
            default -> out.append(value);
        }
    }

    /** A JSON string, quoted. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void blank() {
        while (at < text.length()) {
            if (literal != null && text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.charAt(at) <= ' ') {
                at++;
            } else {
                return;
            }
        }
    }

    private char peek() {
        blank();
        if (at >= text.length()) {
            throw BadJson.INSTANCE;
        }
        return text.charAt(at);
    }

    private Object value(int depth) {
        if (depth > DEPTH) {
            throw BadJson.INSTANCE;
        }
        char c = peek();
        if (c == '{') {
            return bag(depth);
        }
        if (c == '[') {
            return list(depth);
        }
        if (isQuote(c)) {
            return string();
        }
        if (c == '@' && literal != null && at + 1 < text.length() && isQuote(text.charAt(at + 1))) {
            at++;
            return verbatim();
        }
        if (word("true")) {
            return true;
        }
        if (word("false")) {
            return false;
        }
        if (word("null")) {
            return null;
        }
        if (literal != null && word("dynamic(")) {
            Object value = value(depth + 1);
            if (peek() != ')') {
                throw BadJson.INSTANCE;
            }
            at++;
            return value;
        }
        if (literal != null && Character.isLetter(c)) {
            int open = text.indexOf('(', at);
            int close = open < 0 ? text.length() : closing(open);
            if (close >= text.length()) {
                throw BadJson.INSTANCE;
            }
            Object value = literal.apply(
                    text.substring(at, open).strip(),
                    text.substring(open + 1, close).strip());
            at = close + 1;
            return value;
        }
        return literal == null ? number() : numberOrTimespan();
    }

    /** A number; with a unit's letters after it, as {@code 90m}, a timespan. */
    private Object numberOrTimespan() {
        int start = at;
        int end = at;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || "+-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        int unit = end;
        while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
            unit++;
        }
        if (unit == end || text.charAt(end) == 'e' || text.charAt(end) == 'E') {
            return number();
        }
        at = unit;
        Object value = literal.apply("timespan", text.substring(start, unit));
        if (value == null) {
            throw BadJson.INSTANCE;
        }
        return value;
    }

    /** Where the bracket opened there closes: quoted text is passed over. */
    private int closing(int open) {
        int depth = 0;
        int i = open;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isQuote(c)) {
                int end = text.indexOf(c, i + 1);
                i = end < 0 ? text.length() : end;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            }
        }
        return i;
    }

    private boolean isQuote(char c) {
        return c == '"' || (c == '\'' && literal != null);
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private Map<String, Object> bag(int depth) {
        at++;
        Map<String, Object> bag = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return bag;
        }
        while (true) {
            if (!isQuote(peek())) {
                throw BadJson.INSTANCE;
            }
            String key = string();
            if (peek() != ':') {
                throw BadJson.INSTANCE;
            }
            at++;
            bag.put(key, value(depth + 1));
            char c = peek();
            at++;
            if (c == '}') {
                return bag;
            }
            if (c != ',') {
                throw BadJson.INSTANCE;
            }
        }
    }

    private List<Object> list(int depth) {
        at++;
        List<Object> list = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            char c = peek();
            at++;
            if (c == ']') {
                return list;
            }
            if (c != ',') {
                throw BadJson.INSTANCE;
            }
        }
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return out.toString();
            }
            if (c < ' ' && literal == null) {
                // JSON has such a character only escaped.
                throw BadJson.INSTANCE;
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at >= text.length()) {
                throw BadJson.INSTANCE;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case '"', '\\', '/', '\'' -> out.append(escaped);
                case 'u' -> out.append(hex());
                default -> throw BadJson.INSTANCE;
            }
        }
        throw BadJson.INSTANCE;
    }

    /** A string in which nothing is escaped but its quote, by doubling. */
    private String verbatim() {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                out.append(c);
                at++;
            } else {
                return out.toString();
            }
        }
        throw BadJson.INSTANCE;
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw BadJson.INSTANCE;
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Object number() {
        int start = at;
        boolean real = false;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                at++;
            } else if (at > digits && (c == '.' || c == 'e' || c == 'E' || ((c == '+' || c == '-') && real))) {
                real = true;
                at++;
            } else {
                break;
            }
        }
        String number = text.substring(start, at);
        if (at == digits || number.length() > 400) {
            throw BadJson.INSTANCE;
        }
        try {
            if (!real) {
                BigInteger whole = new BigInteger(number);
                return whole.bitLength() < 64 ? (Object) whole.longValue() : (Object) whole.doubleValue();
            }
            return Double.valueOf(number);
        } catch (NumberFormatException e) {
            throw BadJson.INSTANCE;
        }
    }

    private static final class BadJson extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final BadJson INSTANCE = new BadJson();

        private BadJson() {
            super(null, null, false, false);
        }
    }
}
