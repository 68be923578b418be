package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.RealText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Bags, and dynamics of any kind. */
final class Dynamics {
    private Dynamics() {}

    static void register() {
        add("todynamic", "s", 's', a -> parse((String) a[0]));
        add("gettype", "j", 's', a -> type(Json.value((String) a[0])));
        add("dyn_long", "j", 'l', a -> whole(Json.value((String) a[0])));
        add("dyn_int", "j", 'l', a -> small(Json.value((String) a[0])));
        add("dyn_bool", "j", 'b', a -> bool(Json.value((String) a[0])));
        add("text_long", "s", 'l', a -> whole(a[0]));
        add("dynamic_to_json", "j", 's', a -> Json.write(sorted(Json.value((String) a[0]))));
        add("in_dynamic", "jjb", 'b', a -> in(Json.value((String) a[0]), Json.value((String) a[1]), (Boolean) a[2]));
        add("elements", "Sb", 's', a -> elements((String) a[0], (Boolean) a[1]));
        add(
                "dyn_get",
                "js",
                's',
                a -> Json.value((String) a[0]) instanceof Map<?, ?> bag && bag.get(a[1]) != null
                        ? Json.write(bag.get(a[1]))
                        : null);
        add("bag_present", "j", 's', a -> {
            Map<String, Object> bag = bag(a[0]);
            bag.values().removeIf(value -> value == null || "".equals(value));
            return Json.write(bag);
        });
        add(
                "bag_keys",
                "j",
                's',
                a -> Json.value((String) a[0]) instanceof Map<?, ?> bag
                        ? Json.write(new ArrayList<>(bag.keySet()))
                        : null);
        add(
                "bag_has_key",
                "js",
                'b',
                a -> Json.value((String) a[0]) instanceof Map<?, ?> bag ? JsonPaths.has(bag, (String) a[1]) : null);
        add("bag_merge", "*", 's', a -> merge((List<?>) Json.value((String) a[0])));
        add("bag_set_key", "jsj", 's', a -> {
            Map<?, ?> bag = (Map<?, ?>) Json.value((String) a[0]);
            return Json.write(JsonPaths.with(bag, JsonPaths.steps((String) a[1]), Json.value((String) a[2])));
        });
        add("bag_remove_keys", "jj", 's', a -> {
            Map<?, ?> bag = (Map<?, ?>) Json.value((String) a[0]);
            for (Object key : (List<?>) Json.value((String) a[1])) {
                bag = JsonPaths.without(bag, JsonPaths.steps(text(key)));
            }
            return Json.write(bag);
        });
        add("bag_zip", "jj", 's', a -> {
            List<?> keys = (List<?>) Json.value((String) a[0]);
            List<?> values = Json.value((String) a[1]) instanceof List<?> list ? list : List.of();
            Map<String, Object> bag = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i) instanceof String key) {
                    bag.put(key, i < values.size() ? values.get(i) : null);
                }
            }
            return Json.write(bag);
        });
        add("treepath", "j", 's', a -> {
            List<Object> paths = new ArrayList<>();
            paths(Json.value((String) a[0]), "", paths);
            return Json.write(paths);
        });
        add("buildschema", "j", 's', a -> Json.write(schema((List<?>) Json.value((String) a[0]))));
    }

    /** A value as {@code tostring} gives it. */
    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double real -> RealText.text(real);
            case List<?> _, Map<?, ?> _ -> Json.write(value);
            default -> String.valueOf(value);
        };
    }

    private static String parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        var read = Json.read(text);
        if (read.isEmpty()) {
            return Json.write(text);
        }
        return read.get().getFirst() == null ? null : Json.write(read.get().getFirst());
    }

    static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> _ -> "array";
            case Map<?, ?> _ -> "dictionary";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Double _ -> "double";
            default -> "long";
        };
    }

    private static Long whole(Object value) {
        return switch (value) {
            case Long number -> number;
            case Double real -> Double.isFinite(real) ? (Long) real.longValue() : null;
            case Boolean bool -> bool ? 1L : 0L;
            case String text -> {
                String digits = text.strip();
                yield digits.startsWith("0x") || digits.startsWith("0X")
                        ? (Long) Long.parseUnsignedLong(digits, 2, digits.length(), 16)
                        : Long.valueOf(digits);
            }
            case null, default -> null;
        };
    }

    /** An int: what a long has more of is cut off, a real stops at the ends, and a text must fit. */
    private static Long small(Object value) {
        Long whole = whole(value);
        if (whole == null || value instanceof String && whole != whole.intValue()) {
            return null;
        }
        return value instanceof Double real ? (Long) (long) real.intValue() : (Long) (long) whole.intValue();
    }

    private static Boolean bool(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text when text.equalsIgnoreCase("true") -> true;
            case String text when text.equalsIgnoreCase("false") -> false;
            case null -> null;
            default -> {
                Long whole = whole(value);
                yield whole == null ? null : (Boolean) (whole != 0);
            }
        };
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> bag) {
            Map<String, Object> sorted = new TreeMap<>();
            bag.forEach((key, one) -> sorted.put((String) key, sorted(one)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(one -> out.add(sorted(one)));
            return out;
        }
        return value;
    }

    static boolean same(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y && !(a instanceof Long && b instanceof Long)) {
            return x.doubleValue() == y.doubleValue();
        }
        return a == null ? b == null : a.equals(b);
    }

    private static Boolean in(Object value, Object list, boolean folded) {
        List<?> all = list instanceof List<?> many ? many : java.util.Collections.singletonList(list);
        for (Object one : all) {
            boolean match = folded
                    ? text(one).toLowerCase(Locale.ROOT).equals(text(value).toLowerCase(Locale.ROOT))
                    : one != null && same(value, one);
            if (match) {
                return true;
            }
        }
        return false;
    }

    /** What {@code mv-expand} makes rows of. */
    private static String elements(String json, boolean array) {
        Object value = Json.value(json);
        List<Object> out = new ArrayList<>();
        switch (value) {
            case List<?> _ -> {
                return json;
            }
            case Map<?, ?> bag ->
                bag.forEach((key, one) -> {
                    if (array) {
                        out.add(java.util.Arrays.asList(key, one));
                    } else {
                        Map<String, Object> single = new LinkedHashMap<>();
                        single.put((String) key, one);
                        out.add(single);
                    }
                });
            case null, default -> out.add(value);
        }
        return Json.write(out);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> bag(Object json) {
        return Json.value((String) json) instanceof Map<?, ?> bag ? (Map<String, Object>) bag : new LinkedHashMap<>();
    }

    private static String merge(List<?> bags) {
        Map<String, Object> merged = new LinkedHashMap<>();
        boolean any = false;
        for (Object one : bags) {
            if (one instanceof Map<?, ?> bag) {
                any = true;
                bag.forEach((key, value) -> merged.putIfAbsent((String) key, value));
            }
        }
        return any ? Json.write(merged) : null;
    }

    private static void paths(Object value, String at, List<Object> out) {
        if (value instanceof Map<?, ?> bag) {
            bag.forEach((key, one) -> {
                String path = at + "['" + key + "']";
                out.add(path);
                paths(one, path, out);
            });
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                String path = at + "[" + i + "]";
                out.add(path);
                paths(list.get(i), path, out);
            }
        }
    }

    private static Object schema(List<?> values) {
        Map<String, List<Object>> members = new LinkedHashMap<>();
        List<Object> items = new ArrayList<>();
        List<Object> types = new ArrayList<>();
        boolean array = false;
        for (Object value : values) {
            switch (value) {
                case Map<?, ?> bag ->
                    bag.forEach((key, one) -> members.computeIfAbsent((String) key, _ -> new ArrayList<>())
                            .add(one));
                case List<?> list -> {
                    array = true;
                    items.addAll(list);
                }
                case null -> {}
                default -> {
                    String type = type(value);
                    if (!types.contains(type)) {
                        types.add(type);
                    }
                }
            }
        }
        if (!members.isEmpty()) {
            Map<String, Object> bag = new LinkedHashMap<>();
            members.forEach((key, all) -> bag.put(key, schema(all)));
            types.add(bag);
        }
        if (array) {
            Map<String, Object> indexer = new LinkedHashMap<>();
            indexer.put("`indexer`", schema(items));
            types.add(indexer);
        }
        return types.size() == 1 ? types.getFirst() : types;
    }
}
