package dev.purser.kql.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kusto's part of JSONPath: {@code $.a}, {@code $['a b']}, {@code $.a[0]}. */
final class JsonPaths {
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z0-9_]+)|\\[(?:'([^']*)'|\"([^\"]*)\")\\]|\\[(\\d+)\\]");

    private JsonPaths() {}

    /** Whether a key is meant as a path, and not as the name of a member. */
    static boolean path(String key) {
        return key.startsWith("$.") || key.startsWith("$[");
    }

    /** The steps of a path, texts and whole numbers; a key that is no path is one step. */
    static List<Object> steps(String path) {
        if (!path(path)) {
            return List.of(path);
        }
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 1;
        while (step.find(end) && step.start() == end) {
            end = step.end();
            String name = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3);
            steps.add(name != null ? name : (Object) Long.valueOf(step.group(4)));
        }
        if (end < path.length()) {
            throw new IllegalArgumentException("no path");
        }
        return steps;
    }

    static boolean has(Map<?, ?> bag, String path) {
        Object at = bag;
        for (Object step : steps(path)) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(step)) {
                return false;
            }
            at = map.get(step);
        }
        return true;
    }

    /** A copy of the bag with the value there; bags on the way are made where there are none. */
    static Map<String, Object> with(Map<?, ?> bag, List<Object> steps, Object value) {
        Map<String, Object> out = copy(bag);
        String key = (String) steps.getFirst();
        Map<?, ?> inner = out.get(key) instanceof Map<?, ?> map ? map : Map.of();
        out.put(key, steps.size() == 1 ? value : with(inner, steps.subList(1, steps.size()), value));
        return out;
    }

    static Map<String, Object> without(Map<?, ?> bag, List<Object> steps) {
        Map<String, Object> out = copy(bag);
        Object key = steps.getFirst();
        if (steps.size() == 1) {
            out.remove(key);
        } else if (out.get(key) instanceof Map<?, ?> inner) {
            out.put((String) key, without(inner, steps.subList(1, steps.size())));
        }
        return out;
    }

    private static Map<String, Object> copy(Map<?, ?> bag) {
        Map<String, Object> out = new LinkedHashMap<>();
        bag.forEach((key, value) -> out.put((String) key, value));
        return out;
    }
}
