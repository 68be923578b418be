package dev.purser.event.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Values of a tape as an event's data holds them. */
public final class TapeValues {
    private TapeValues() {}

    /**
     * The members of an object. Left out are those that an event's data has no place for: {@code null}, numbers beyond a
     * double's range, and names with a surrogate that stands alone.
     */
    public static Map<String, Object> map(JsonTape tape, int object) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int child = object + 1; child < tape.next(object); child = tape.next(child)) {
            String spelled = tape.name(child);
            String name = spelled.indexOf('\\') < 0
                    ? spelled
                    : JsonScanner.unescaped(tape.bytes(), tape.nameStart(child), tape.nameEnd(child));
            Object value = value(tape, child);
            if (value != null && (spelled == name || wellFormed(name))) {
                map.put(name, value);
            }
        }
        return map;
    }

    private static boolean wellFormed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i)) && !Character.isSupplementaryCodePoint(name.codePointAt(i++))) {
                return false;
            }
        }
        return true;
    }

    /** One value, or null if there is no place for it. */
    public static Object value(JsonTape tape, int node) {
        return switch (tape.kind(node)) {
            case OBJECT -> map(tape, node);
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
                    Object value = value(tape, child);
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case TEXT -> tape.text(node);
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            case NUMBER -> {
                OptionalLong whole = tape.whole(node);
                if (whole.isPresent()) {
                    yield whole.getAsLong();
                }
                double number = Double.parseDouble(tape.json(node));
                yield Double.isFinite(number) ? (Object) number : null;
            }
        };
    }
}
