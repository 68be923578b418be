package dev.purser.kql.host;

import dev.purser.kql.type.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * {@code parse-kv}: pairs of key and value between delimiters that are told, between any that are no letter or digit, or
 * as a regular expression finds them. The first of several values of a key stands; blanks around keys and values do not.
 */
final class KeyValues {
    private final String text;
    private final List<?> quotes;
    private final String escapes;
    private final Map<String, Object> bag = new LinkedHashMap<>();
    private int at;

    private KeyValues(String text, List<?> quotes, String escapes) {
        this.text = text;
        this.quotes = quotes;
        this.escapes = escapes;
    }

    /** Arguments: text, pair delimiter, key delimiter, quotes (JSON), escapes, greedy, keys (JSON), regular expression. */
    static Map<String, Object> read(Object[] a) {
        KeyValues reader = new KeyValues((String) a[0], (List<?>) Json.value((String) a[3]), (String) a[4]);
        String pair = (String) a[1];
        String delimiter = (String) a[2];
        String regex = (String) a[7];
        if (!regex.isEmpty()) {
            reader.matched(regex);
        } else if (pair.isEmpty() || delimiter.isEmpty()) {
            for (Object key : (List<?>) Json.value((String) a[6])) {
                reader.anywhere((String) key);
            }
        } else {
            reader.delimited(pair, delimiter, (Boolean) a[5]);
        }
        return reader.bag;
    }

    private void matched(String regex) {
        Matcher matcher = Regexes.of(regex).matcher(Regexes.bounded(text));
        while (matcher.groupCount() >= 2 && matcher.find()) {
            put(matcher.group(1), matcher.group(2));
        }
    }

    private void put(String key, String value) {
        if (key != null && value != null) {
            bag.putIfAbsent(key.strip(), value.strip());
        }
    }

    /** The first place where the key stands as a word of its own, with a word or a quoted text after it. */
    private void anywhere(String key) {
        for (int found = text.indexOf(key); found >= 0 && !key.isEmpty(); found = text.indexOf(key, found + 1)) {
            at = found + key.length();
            boolean word = (found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1)))
                    && at < text.length()
                    && !Character.isLetterOrDigit(text.charAt(at));
            if (!word) {
                continue;
            }
            while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at)) && quote() == null) {
                at++;
            }
            if (at < text.length() && quote() != null) {
                put(key, quoted(quote()));
                return;
            }
            int start = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            put(key, text.substring(start, at));
            return;
        }
    }

    private void delimited(String pair, String delimiter, boolean greedy) {
        while (at < text.length()) {
            if (text.startsWith(pair, at)) {
                at += pair.length();
                continue;
            }
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            String key;
            if (quote() != null) {
                key = quoted(quote());
                if (!text.startsWith(delimiter, at)) {
                    continue;
                }
            } else {
                int end = text.indexOf(delimiter, at);
                int next = text.indexOf(pair, at);
                if (end < 0) {
                    return;
                }
                boolean apart = pair.isBlank()
                        && next >= 0
                        && next < end
                        && text.substring(next, end).isBlank();
                if (next >= 0 && next < end && !apart) {
                    at = next + pair.length();
                    continue;
                }
                key = text.substring(at, end);
                at = end;
            }
            at += delimiter.length();
            put(key, value(pair, delimiter, greedy));
        }
    }

    private String value(String pair, String delimiter, boolean greedy) {
        int start = at;
        while (at < text.length()
                && Character.isWhitespace(text.charAt(at))
                && (pair.isBlank() || !text.startsWith(pair, at))) {
            at++;
        }
        start = pair.isBlank() ? at : start;
        if (at < text.length() && quote() != null) {
            return quoted(quote());
        }
        int end = text.indexOf(pair, start);
        if (greedy) {
            int next = text.indexOf(delimiter, start);
            end = next < 0 ? -1 : text.lastIndexOf(pair, next - 1);
        }
        at = end < start ? text.length() : end;
        return text.substring(start, at);
    }

    /** The quotes that open here, or {@code null}. */
    private String quote() {
        for (Object one : quotes) {
            String pair = (String) one;
            if (!pair.isEmpty() && text.charAt(at) == pair.charAt(0)) {
                return pair;
            }
        }
        return null;
    }

    private String quoted(String pair) {
        char close = pair.charAt(pair.length() - 1);
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != close) {
            if (escapes.indexOf(text.charAt(at)) >= 0 && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }
}
