package dev.purser.kql.host;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code parse-kv}: pairs of key and value between delimiters, quoted or not. */
final class KeyValues {
    private KeyValues() {}

    /** Arguments: text, pair delimiter, key delimiter, quotes, escape, greedy. */
    static Map<String, Object> read(Object[] a) {
        String text = (String) a[0];
        String pairs = (String) a[1];
        String keys = (String) a[2];
        String quotes = (String) a[3];
        String escape = (String) a[4];
        boolean greedy = (Boolean) a[5];
        Map<String, Object> bag = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf(keys, at);
            if (equals < 0) {
                break;
            }
            String key = text.substring(at, equals);
            int cut = Math.max(key.lastIndexOf(pairs), -1);
            key = (cut >= 0 ? key.substring(cut + pairs.length()) : key).strip();
            int start = equals + keys.length();
            StringBuilder value = new StringBuilder();
            if (!quotes.isEmpty() && start < text.length() && text.charAt(start) == quotes.charAt(0)) {
                char close = quotes.charAt(quotes.length() - 1);
                int i = start + 1;
                while (i < text.length() && text.charAt(i) != close) {
                    if (!escape.isEmpty() && text.charAt(i) == escape.charAt(0) && i + 1 < text.length()) {
                        i++;
                    }
                    value.append(text.charAt(i++));
                }
                at = Math.min(text.length(), i + 1);
            } else {
                int end = greedy ? greedyEnd(text, start, pairs, keys) : text.indexOf(pairs, start);
                end = end < 0 ? text.length() : end;
                value.append(text, start, end);
                at = Math.min(text.length(), end + pairs.length());
            }
            if (unquoted(key, quotes).length() > 0) {
                bag.putIfAbsent(unquoted(key, quotes), value.toString());
            }
        }
        return bag;
    }

    private static String unquoted(String key, String quotes) {
        boolean both = !quotes.isEmpty() && key.length() > 1 && key.charAt(0) == quotes.charAt(0);
        return both ? key.substring(1, key.length() - 1) : key;
    }

    /** A value reaches to the last pair delimiter before the next key. */
    private static int greedyEnd(String text, int start, String pairs, String keys) {
        int next = text.indexOf(keys, start);
        return next < 0 ? -1 : text.lastIndexOf(pairs, next - 1) < start ? -1 : text.lastIndexOf(pairs, next - 1);
    }
}
