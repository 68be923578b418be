package dev.purser.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went in and what came out, as far as an action's allow-list lets it into the record. Kept in a private part.
 *
 * <p>Values are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a {@code List} of values, or a
 * {@code Map} from text to values; never {@code null}, never a secret.
 *
 * @param request what was asked
 * @param response what was answered
 * @param before a changed thing's settings as they were
 * @param after a changed thing's settings as they are
 * @param manifest the text of a pushed manifest, to {@link #MANIFEST_LIMIT} bytes
 * @param truncated true if something was left out for its size
 */
public record EventData(
        Map<String, Object> request,
        Map<String, Object> response,
        Map<String, Object> before,
        Map<String, Object> after,
        Optional<String> manifest,
        boolean truncated) {
    /** The largest manifest text that the record holds, in bytes. */
    public static final int MANIFEST_LIMIT = 100 * 1024;

    /** Nothing known. */
    public static final EventData NONE = new EventData(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), false);

    public EventData {
        request = frozen(request);
        response = frozen(response);
        before = frozen(before);
        after = frozen(after);
    }

    /** True if there is nothing to keep. */
    public boolean isEmpty() {
        return this == NONE || equals(NONE);
    }

    /** A deep copy that cannot be changed and keeps the order of members. */
    static Map<String, Object> frozen(Map<String, Object> map) {
        if (map.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Integer number -> number.longValue();
            case Long number -> number;
            case Double number when Double.isFinite(number) -> number;
            case List<?> list -> list.stream().map(EventData::frozenValue).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((name, member) -> copy.put((String) name, frozenValue(member)));
                yield Collections.unmodifiableMap(copy);
            }
            default ->
                throw new IllegalArgumentException("no place in a record for a value of "
                        + value.getClass().getName());
        };
    }
}
