package dev.purser.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request's query, decoded (WHATWG URL, {@code application/x-www-form-urlencoded}).
 *
 * <p>Decoded when first asked: every accessor raises {@link HttpError#BAD_REQUEST} on a broken escape or too many
 * parameters. For one thread at a time.
 */
public final class Query {
    /** No parameter at all. */
    public static final Query NONE = new Query("");

    /** More parameters than this are refused. */
    public static final int MAX_PARAMETERS = 256;

    private final String raw;
    private List<Map.Entry<String, String>> decoded;

    private Query(String raw) {
        this.raw = raw;
    }

    /** The text between {@code ?} and {@code #}; also the body of a form. */
    public static Query parse(String raw) {
        return raw.isEmpty() ? NONE : new Query(raw);
    }

    /** The text as it was sent, still encoded. */
    public String raw() {
        return raw;
    }

    /** The value of a parameter as it was sent, still encoded: empty text where it has none. Never throws. */
    public Optional<String> sent(String name) {
        int at = 0;
        while (at < raw.length()) {
            int end = raw.indexOf('&', at);
            end = end < 0 ? raw.length() : end;
            if (raw.startsWith(name, at)) {
                int behind = at + name.length();
                if (behind == end) {
                    return Optional.of("");
                }
                if (behind < end && raw.charAt(behind) == '=') {
                    return Optional.of(raw.substring(behind + 1, end));
                }
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private List<Map.Entry<String, String>> parameters() {
        if (decoded == null) {
            decoded = decode(raw);
        }
        return decoded;
    }

    private static List<Map.Entry<String, String>> decode(String raw) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (String pair : raw.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (found.size() == MAX_PARAMETERS) {
                throw HttpError.BAD_REQUEST.because("more than " + MAX_PARAMETERS + " query parameters");
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            found.add(Map.entry(PercentCode.decode(name, true), PercentCode.decode(value, true)));
        }
        return List.copyOf(found);
    }

    /** The first value of that parameter. */
    public Optional<String> first(String name) {
        for (Map.Entry<String, String> one : parameters()) {
            if (one.getKey().equals(name)) {
                return Optional.of(one.getValue());
            }
        }
        return Optional.empty();
    }

    /** All values of that parameter, in order. */
    public List<String> all(String name) {
        return parameters().stream()
                .filter(one -> one.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** The names, each once, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parameters().forEach(one -> names.add(one.getKey()));
        return names;
    }
}
