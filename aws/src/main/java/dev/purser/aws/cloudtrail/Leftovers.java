package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a foreign record says beside the event that was read from it: where it differs from the record that this dialect
 * would write of the event ({@code Source.rest}).
 *
 * <p>Keys are JSON Pointers (RFC 6901) of members or elements, with the value's JSON text, or an empty text where the
 * record lacks what would be written; and {@code order } with the pointer of an object, with the names of its members in
 * their order. By construction, what is written with its leftovers equals the record that they were taken from, white
 * space between its members apart.
 */
final class Leftovers {
    private static final String ORDER = "order ";
    private static final String ABSENT = "";

    private Leftovers() {}

    /**
     * How {@code record} differs from {@code own}.
     *
     * @throws RecordException if a member stands twice in an object, or one of the record itself is spelled with escapes
     */
    static Map<String, String> of(JsonTape record, JsonTape own) {
        Map<String, String> rest = new HashMap<>();
        if (!plainNames(record, 0)) {
            throw new RecordException(RecordException.Reason.MALFORMED, "a member's name is spelled with escapes");
        }
        compare("", record, 0, own, 0, rest);
        return rest;
    }

    private static void compare(
            String path, JsonTape record, int one, JsonTape own, int other, Map<String, String> rest) {
        if (record.is(one, JsonTape.OBJECT) && own.is(other, JsonTape.OBJECT) && plainNames(record, one)) {
            objects(path, record, one, own, other, rest);
        } else if (record.is(one, JsonTape.ARRAY)
                && own.is(other, JsonTape.ARRAY)
                && count(record, one) == count(own, other)) {
            int mine = other + 1;
            int index = 0;
            for (int element = one + 1; element < record.next(one); element = record.next(element)) {
                compare(path + "/" + index++, record, element, own, mine, rest);
                mine = own.next(mine);
            }
        } else {
            String text = compact(record, one);
            if (!text.equals(own.raw(other))) {
                rest.put(path, text);
            }
        }
    }

    private static void objects(
            String path, JsonTape record, int one, JsonTape own, int other, Map<String, String> rest) {
        Map<String, Integer> mine = new HashMap<>();
        List<String> expected = new ArrayList<>();
        for (int member = other + 1; member < own.next(other); member = own.next(member)) {
            mine.put(own.name(member), member);
            expected.add(own.name(member));
        }
        List<String> names = new ArrayList<>();
        List<String> more = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int member = one + 1; member < record.next(one); member = record.next(member)) {
            String name = record.name(member);
            if (!seen.add(name)) {
                throw new RecordException(RecordException.Reason.MALFORMED, "a member stands twice: " + shown(name));
            }
            names.add(name);
            Integer same = mine.get(name);
            if (same == null) {
                more.add(name);
                rest.put(child(path, name), compact(record, member));
            } else {
                compare(child(path, name), record, member, own, same, rest);
            }
        }
        expected.removeIf(name -> {
            boolean lacking = !seen.contains(name);
            if (lacking) {
                rest.put(child(path, name), ABSENT);
            }
            return lacking;
        });
        Collections.sort(more);
        more.forEach(name -> Places.insert(name, expected));
        if (!names.equals(expected)) {
            rest.put(ORDER + path, list(names));
        }
    }

    /**
     * Writes {@code own} as the record that the leftovers were taken from. Leftovers of members that {@code own} has no
     * place for, and texts that are no JSON, are passed over.
     */
    static void write(JsonTape own, Map<String, String> rest, JsonBytes to) {
        Map<String, List<String>> members = new HashMap<>();
        for (String key : new TreeMap<>(rest).keySet()) {
            int slash = key.startsWith("/") ? key.lastIndexOf('/') : -1;
            if (slash >= 0) {
                members.computeIfAbsent(key.substring(0, slash), parent -> new ArrayList<>())
                        .add(name(key.substring(slash + 1)));
            }
        }
        write("", own, 0, rest, members, to);
    }

    private static void write(
            String path,
            JsonTape own,
            int node,
            Map<String, String> rest,
            Map<String, List<String>> members,
            JsonBytes to) {
        String instead = rest.get(path);
        if (instead != null && !path.isEmpty() && isJson(instead)) {
            to.json(instead);
        } else if (rest.keySet().stream().noneMatch(key -> touches(key, path))) {
            to.json(own.raw(node));
        } else if (own.is(node, JsonTape.OBJECT)) {
            object(path, own, node, rest, members, to);
        } else if (own.is(node, JsonTape.ARRAY)) {
            to.raw("[");
            int index = 0;
            for (int element = node + 1; element < own.next(node); element = own.next(element)) {
                to.separate();
                write(path + "/" + index++, own, element, rest, members, to);
            }
            to.closeArray();
        } else {
            to.json(own.raw(node));
        }
    }

    private static void object(
            String path,
            JsonTape own,
            int node,
            Map<String, String> rest,
            Map<String, List<String>> members,
            JsonBytes to) {
        Map<String, Integer> mine = new java.util.LinkedHashMap<>();
        for (int member = node + 1; member < own.next(node); member = own.next(member)) {
            mine.put(own.name(member), member);
        }
        List<String> names = new ArrayList<>();
        for (String name : mine.keySet()) {
            if (!ABSENT.equals(rest.get(child(path, name)))) {
                names.add(name);
            }
        }
        List<String> more = new ArrayList<>();
        for (String name : members.getOrDefault(path, List.of())) {
            if (!mine.containsKey(name) && JsonText.wellFormed(name) && isJson(rest.get(child(path, name)))) {
                more.add(name);
            }
        }
        Collections.sort(more);
        more.forEach(name -> Places.insert(name, names));
        order(rest.get(ORDER + path), names);
        to.raw("{");
        for (String name : names) {
            to.anyName(name);
            Integer member = mine.get(name);
            if (member == null) {
                to.json(rest.get(child(path, name)));
            } else {
                write(child(path, name), own, member, rest, members, to);
            }
        }
        to.close();
    }

    /** Puts the names into the order that is noted; those not noted stay where they are, behind. */
    private static void order(String noted, List<String> names) {
        if (noted == null || !isJson(noted)) {
            return;
        }
        JsonTape order = new JsonTape();
        order.parse(noted.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        List<String> sorted = new ArrayList<>();
        for (int one = 1; one < order.next(0); one = order.next(one)) {
            String name = order.text(one);
            if (name != null && names.remove(name)) {
                sorted.add(name);
            }
        }
        names.addAll(0, sorted);
    }

    private static boolean touches(String key, String path) {
        String pointer = key.startsWith(ORDER) ? key.substring(ORDER.length()) : key;
        return pointer.startsWith(path)
                && (pointer.length() == path.length() || pointer.charAt(path.length()) == '/' || path.isEmpty());
    }

    private static boolean isJson(String text) {
        if (text == null || text.isEmpty() || !JsonText.wellFormed(text)) {
            return false;
        }
        try {
            new JsonTape().parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return true;
        } catch (RecordException noJson) {
            return false;
        }
    }

    /** True if each member's name stands in the record as it would be written. */
    private static boolean plainNames(JsonTape record, int object) {
        for (int member = object + 1; member < record.next(object); member = record.next(member)) {
            if (record.is(object, JsonTape.OBJECT)) {
                String name = record.name(member);
                if (!JsonText.wellFormed(name) || !record.spells(member, name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int count(JsonTape tape, int array) {
        int count = 0;
        for (int one = array + 1; one < tape.next(array); one = tape.next(one)) {
            count++;
        }
        return count;
    }

    /** The value's text without white space between its members. */
    static String compact(JsonTape tape, int node) {
        JsonBytes to = new JsonBytes(tape.end(node) - tape.start(node) + 16);
        tape.compact(node, to);
        return new String(to.array(), 0, to.length(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String list(List<String> names) {
        JsonBytes to = new JsonBytes(256);
        to.openArray();
        names.forEach(to::element);
        to.closeArray();
        return new String(to.array(), 0, to.length(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String child(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String name(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
