package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    static final String ORDER = "order ";
    static final String ABSENT = "";

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
        if (record.same(one, own, other)) {
            return;
        }
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
        return new String(to.array(), 0, to.length(), StandardCharsets.UTF_8);
    }

    private static String list(List<String> names) {
        JsonBytes to = new JsonBytes(256);
        to.openArray();
        names.forEach(to::element);
        to.closeArray();
        return new String(to.array(), 0, to.length(), StandardCharsets.UTF_8);
    }

    private static String child(String path, String name) {
        boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
        return path + "/" + (plain ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
