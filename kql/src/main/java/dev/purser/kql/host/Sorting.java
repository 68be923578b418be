package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Arrays in order, one for itself or several by the first: numbers, then texts, guids and the rest. */
final class Sorting {
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Sorting() {}

    static void register() {
        add("array_sort_asc", "jb", 's', a -> one(a[0], false, (Boolean) a[1]));
        add("array_sort_desc", "jb", 's', a -> one(a[0], true, (Boolean) a[1]));
        add("array_sort_by", "bb*", 's', a -> all((List<?>) Json.value((String) a[2]), (Boolean) a[0], (Boolean) a[1]));
    }

    private static String one(Object json, boolean descending, boolean nullsLast) {
        return Json.value((String) json) instanceof List<?> list
                ? Json.write(pick(list, order(list, descending, nullsLast)))
                : null;
    }

    private static String all(List<?> arrays, boolean descending, boolean nullsLast) {
        if (!(arrays.getFirst() instanceof List<?> keys)) {
            return null;
        }
        List<Integer> order = order(keys, descending, nullsLast);
        List<Object> out = new ArrayList<>();
        for (Object array : arrays) {
            out.add(array instanceof List<?> list && list.size() == keys.size() ? pick(list, order) : null);
        }
        return Json.write(out);
    }

    private static List<Object> pick(List<?> list, List<Integer> order) {
        List<Object> out = new ArrayList<>();
        order.forEach(place -> out.add(list.get(place)));
        return out;
    }

    private static List<Integer> order(List<?> keys, boolean descending, boolean nullsLast) {
        Comparator<Integer> kinds = Comparator.comparingInt(place -> kind(keys.get(place), nullsLast));
        Comparator<Integer> values = (x, y) -> compare(keys.get(x), keys.get(y));
        return IntStream.range(0, keys.size())
                .boxed()
                .sorted(kinds.thenComparing(descending ? values.reversed() : values))
                .toList();
    }

    private static int kind(Object value, boolean nullsLast) {
        return switch (value) {
            case null -> nullsLast ? 9 : -1;
            case Number _ -> 0;
            case String text -> GUID.matcher(text).matches() ? 2 : 1;
            default -> 3;
        };
    }

    private static int compare(Object x, Object y) {
        if (x instanceof Long a && y instanceof Long b) {
            return Long.compare(a, b);
        }
        return x instanceof Number a && y instanceof Number b
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : Dynamics.text(x).compareTo(Dynamics.text(y));
    }
}
