package dev.purser.event.dialect;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a foreign record says beyond what a dialect's writer makes of its event: the difference of two JSON objects, for
 * {@code Source.rest}, and the record put together from it again.
 *
 * <p>Only differences are kept, as deep down as they lie: under the path of a member (RFC 6901) its JSON text, or the
 * empty text where the record lacks a member that is written; under {@code order:} and the path of an object the names of
 * its members, where they stand in another order. A prefix keeps several differences in one map apart. Thread-safe.
 */
public final class Leftovers {
    private static final String ORDER = "order:";

    private Leftovers() {}

    /**
     * Adds to {@code rest} what must be changed in {@code written} to give {@code record}.
     *
     * @param prefix before each path
     */
    public static void collect(JsonTape record, JsonTape written, String prefix, Map<String, String> rest) {
        collect(record, 0, written, 0, prefix, "", rest);
    }

    private static void collect(
            JsonTape record,
            int one,
            JsonTape written,
            int other,
            String prefix,
            String path,
            Map<String, String> rest) {
        if (record.same(one, written, other)) {
            return;
        }
        if (record.kind(one) != JsonTape.Kind.OBJECT || written.kind(other) != JsonTape.Kind.OBJECT) {
            rest.put(prefix + path, record.json(one));
            return;
        }
        List<String> order = new ArrayList<>();
        Set<String> extra = new TreeSet<>();
        for (int child = one + 1; child < record.next(one); child = record.next(child)) {
            String name = record.name(child);
            order.add(name);
            int match = written.member(other, name);
            if (match < 0) {
                extra.add(name);
                rest.put(prefix + path + step(name), record.json(child));
            } else {
                collect(record, child, written, match, prefix, path + step(name), rest);
            }
        }
        Set<String> present = new HashSet<>(order);
        List<String> usual = new ArrayList<>();
        for (int child = other + 1; child < written.next(other); child = written.next(child)) {
            String name = written.name(child);
            if (present.contains(name)) {
                usual.add(name);
            } else {
                rest.put(prefix + path + step(name), "");
            }
        }
        usual.addAll(extra);
        if (!usual.equals(order)) {
            rest.put(prefix + ORDER + path, array(order));
        }
    }

    /** True if there is something under that prefix. */
    public static boolean any(Map<String, String> rest, String prefix) {
        for (String key : rest.keySet()) {
            if (key.startsWith(prefix) && under(key, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean under(String key, String prefix) {
        return key.length() == prefix.length()
                || key.charAt(prefix.length()) == '/'
                || key.startsWith(ORDER, prefix.length());
    }

    /**
     * The record of which {@code rest} tells the difference to {@code written}; {@code written} itself where the texts in
     * {@code rest} would not give one JSON object, since they may have come from anywhere.
     */
    public static byte[] apply(JsonTape written, String prefix, Map<String, String> rest) {
        byte[] unchanged = Arrays.copyOfRange(written.bytes(), written.start(0), written.end(0));
        JsonBytes to = new JsonBytes(unchanged.length * 2);
        apply(written, 0, prefix, "", rest, to);
        byte[] changed = to.copy(0);
        JsonTape check = new JsonTape();
        try {
            check.read(changed);
        } catch (MalformedEventException noJson) {
            return unchanged;
        }
        return check.kind(0) == JsonTape.Kind.OBJECT && check.bytes() == changed ? changed : unchanged;
    }

    private static void apply(
            JsonTape written, int node, String prefix, String path, Map<String, String> rest, JsonBytes to) {
        String whole = rest.get(prefix + path);
        if (whole != null) {
            to.json(whole);
            return;
        }
        if (written.kind(node) != JsonTape.Kind.OBJECT || !touched(prefix, path, rest)) {
            to.raw(written.bytes(), written.start(node), written.end(node));
            return;
        }
        to.raw("{");
        boolean first = true;
        for (String name : names(written, node, prefix, path, rest)) {
            String below = path + step(name);
            int child = written.member(node, name);
            String text = rest.get(prefix + below);
            if ((text == null && child < 0) || (text != null && text.isEmpty())) {
                continue;
            }
            to.raw(first ? "\"" : ",\"");
            to.json(name);
            to.raw("\":");
            first = false;
            if (text != null) {
                to.json(text);
            } else {
                apply(written, child, prefix, below, rest, to);
            }
        }
        to.raw("}");
    }

    private static boolean touched(String prefix, String path, Map<String, String> rest) {
        String below = prefix + path + "/";
        String order = prefix + ORDER + path;
        for (String key : rest.keySet()) {
            if (key.startsWith(below) || key.equals(order) || key.startsWith(order + "/")) {
                return true;
            }
        }
        return false;
    }

    /** The names of the members in their order; of those that the record lacks, too. */
    private static Set<String> names(JsonTape written, int node, String prefix, String path, Map<String, String> rest) {
        Set<String> names = new LinkedHashSet<>();
        String order = rest.get(prefix + ORDER + path);
        if (order != null) {
            names.addAll(names(order));
        }
        for (int child = node + 1; child < written.next(node); child = written.next(child)) {
            names.add(written.name(child));
        }
        String below = prefix + path + "/";
        Set<String> extra = new TreeSet<>();
        for (String key : rest.keySet()) {
            if (key.startsWith(below) && key.indexOf('/', below.length()) < 0) {
                extra.add(key.substring(below.length()).replace("~1", "/").replace("~0", "~"));
            }
        }
        names.addAll(extra);
        return names;
    }

    private static List<String> names(String order) {
        JsonTape list = new JsonTape();
        List<String> names = new ArrayList<>();
        try {
            list.read(order.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedEventException noJson) {
            return names;
        }
        for (int one = 1; one < list.next(0); one = list.next(one)) {
            if (list.kind(one) == JsonTape.Kind.TEXT) {
                String spelled = list.json(one);
                names.add(spelled.substring(1, spelled.length() - 1));
            }
        }
        return names;
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String array(List<String> spelled) {
        StringBuilder array = new StringBuilder("[");
        for (String name : spelled) {
            array.append(array.length() == 1 ? "\"" : ",\"").append(name).append('"');
        }
        return array.append(']').toString();
    }
}
