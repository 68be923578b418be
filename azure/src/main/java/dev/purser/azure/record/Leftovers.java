package dev.purser.azure.record;

import dev.purser.event.json.JsonBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a foreign record spells otherwise than we would, member by member, so that it can be written again as it was.
 *
 * <p>Kept as JSON texts by path: {@code /member/member} holds a value that differs or that we would not write, an empty
 * text says that a member we would write is not there, and a path that ends in {@code #} holds the order of an object's
 * members where it is another. Names in paths are spelled as in the record, with {@code ~0}, {@code ~1} and {@code ~2}
 * for a tilde, slash and hash. Thread-safe.
 */
public final class Leftovers {
    private static final String ABSENT = "";

    private Leftovers() {}

    /**
     * What is left of {@code actual} where {@code written} is all that we would write.
     *
     * @param written a compact JSON object
     * @param actual another
     * @param root what paths begin with
     * @param rest gets the differences
     */
    public static void between(Slices written, Slices actual, String root, Map<String, String> rest) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.rawName(i);
            int there = index(actual, name);
            if (there < 0) {
                rest.put(path(root, name), ABSENT);
                continue;
            }
            expected.add(name);
            if (!written.sameValue(i, actual, there)) {
                differ(written, i, actual, there, path(root, name), rest);
            }
        }
        TreeSet<String> more = new TreeSet<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < actual.size(); i++) {
            String name = actual.rawName(i);
            order.add(name);
            if (index(written, name) < 0) {
                rest.put(path(root, name), actual.raw(i));
                more.add(name);
            }
        }
        expected.addAll(more);
        if (!expected.equals(order)) {
            rest.put(root + "#", names(order));
        }
    }

    private static void differ(Slices written, int i, Slices actual, int there, String path, Map<String, String> rest) {
        Slices inner = new Slices();
        Slices other = new Slices();
        if (written.isObject(i)
                && actual.isObject(there)
                && inner.parse(written, i)
                && other.parse(actual, there)
                && inner.size() > 0) {
            between(inner, other, path, rest);
        } else {
            rest.put(path, actual.raw(there));
        }
    }

    /** Writes the object that {@code written} is with these leftovers. */
    public static void apply(Slices written, Map<String, String> rest, String root, JsonBytes to) {
        Map<String, Integer> places = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.rawName(i);
            places.put(name, i);
            order.add(name);
        }
        TreeSet<String> more = new TreeSet<>();
        for (String path : rest.keySet()) {
            if (path.startsWith(root + "/") && path.indexOf('/', root.length() + 1) < 0 && !path.endsWith("#")) {
                more.add(name(path.substring(root.length() + 1)));
            }
        }
        more.removeAll(places.keySet());
        order.addAll(more);
        String other = rest.get(root + "#");
        to.open();
        for (String name : other == null ? order : names(other)) {
            member(written, places.get(name), name, rest, path(root, name), to);
        }
        to.close();
    }

    private static void member(
            Slices written, Integer place, String name, Map<String, String> rest, String path, JsonBytes to) {
        String own = rest.get(path);
        if (own == null && place == null || ABSENT.equals(own)) {
            return;
        }
        if (to.array()[to.length() - 1] != '{') {
            to.raw(",");
        }
        to.json("\"" + name + "\":");
        if (own != null) {
            to.json(own);
            return;
        }
        Slices inner = new Slices();
        if (written.isObject(place) && touched(rest, path) && inner.parse(written, place)) {
            apply(inner, rest, path, to);
        } else {
            to.json(written.raw(place));
        }
    }

    private static boolean touched(Map<String, String> rest, String path) {
        for (String one : rest.keySet()) {
            if (one.startsWith(path) && one.length() > path.length()) {
                char next = one.charAt(path.length());
                if (next == '/' || next == '#') {
                    return true;
                }
            }
        }
        return false;
    }

    private static int index(Slices object, String name) {
        for (int i = 0; i < object.size(); i++) {
            if (object.rawName(i).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String path(String root, String name) {
        return root + "/" + name.replace("~", "~0").replace("/", "~1").replace("#", "~2");
    }

    private static String name(String segment) {
        return segment.replace("~2", "#").replace("~1", "/").replace("~0", "~");
    }

    /** Names parted by quotes, which no name as spelled can begin or end with. */
    private static String names(List<String> names) {
        return "[\"" + String.join("\",\"", names) + "\"]";
    }

    private static List<String> names(String list) {
        return list.length() <= 4
                ? List.of()
                : List.of(list.substring(2, list.length() - 2).split("\",\"", -1));
    }
}
