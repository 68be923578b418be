package dev.purser.aws.cloudtrail;

import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a record with the leftovers that another was read with, as that one was: see {@link Leftovers}. For one thread. */
final class LeftoverWriter {
    /** The leftovers below one pointer. */
    private static final class Branch {
        private final Map<String, Branch> members = new HashMap<>();
        private String text;
        private String order;

        private Branch member(String name) {
            return members.computeIfAbsent(name, one -> new Branch());
        }

        private boolean absent() {
            return Leftovers.ABSENT.equals(text);
        }
    }

    private final JsonTape own = new JsonTape();
    private final JsonTape check = new JsonTape();

    /**
     * Appends the record. Leftovers that it has no place for, and texts that are no JSON, are passed over.
     *
     * @param record as this dialect writes it, well-formed
     */
    void write(byte[] record, Map<String, String> rest, JsonBytes to) {
        own.parse(record);
        Branch root = new Branch();
        rest.forEach((key, text) -> {
            boolean order = key.startsWith(Leftovers.ORDER);
            Branch branch = branch(root, order ? key.substring(Leftovers.ORDER.length()) : key);
            if (branch == null || (!order && branch == root)) {
                return;
            }
            if (order) {
                branch.order = text;
            } else if (text.isEmpty() || isJson(text)) {
                branch.text = text;
            }
        });
        write(0, root, to);
    }

    /** The branch that a JSON Pointer leads to, or null if it is none. */
    private static Branch branch(Branch root, String pointer) {
        Branch branch = root;
        int at = 0;
        while (at < pointer.length()) {
            if (pointer.charAt(at) != '/') {
                return null;
            }
            int end = pointer.indexOf('/', at + 1);
            end = end < 0 ? pointer.length() : end;
            branch = branch.member(name(pointer.substring(at + 1, end)));
            at = end;
        }
        return branch;
    }

    private static String name(String token) {
        return token.indexOf('~') < 0 ? token : token.replace("~1", "/").replace("~0", "~");
    }

    private void write(int node, Branch rest, JsonBytes to) {
        if (rest != null && rest.text != null && !rest.absent()) {
            to.json(rest.text);
        } else if (rest == null || (rest.members.isEmpty() && rest.order == null)) {
            to.json(own.bytes(), own.start(node), own.end(node));
        } else if (own.is(node, JsonTape.OBJECT)) {
            object(node, rest, to);
        } else if (own.is(node, JsonTape.ARRAY)) {
            to.raw("[");
            int index = 0;
            for (int element = node + 1; element < own.next(node); element = own.next(element)) {
                to.separate();
                write(element, rest.members.get(Integer.toString(index++)), to);
            }
            to.closeArray();
        } else {
            to.json(own.bytes(), own.start(node), own.end(node));
        }
    }

    private void object(int node, Branch rest, JsonBytes to) {
        Map<String, Integer> mine = new LinkedHashMap<>();
        for (int member = node + 1; member < own.next(node); member = own.next(member)) {
            String name = own.name(member);
            Branch branch = rest.members.get(name);
            if (branch == null || !branch.absent()) {
                mine.put(name, member);
            }
        }
        List<String> names = new ArrayList<>(mine.keySet());
        List<String> more = new ArrayList<>();
        rest.members.forEach((name, branch) -> {
            if (branch.text != null && !branch.absent() && !mine.containsKey(name) && JsonText.wellFormed(name)) {
                more.add(name);
            }
        });
        Collections.sort(more);
        more.forEach(name -> Places.insert(name, names));
        if (rest.order != null && isJson(rest.order)) {
            order(names);
        }
        to.raw("{");
        for (String name : names) {
            to.anyName(name);
            Integer member = mine.get(name);
            if (member == null) {
                to.json(rest.members.get(name).text);
            } else {
                write(member, rest.members.get(name), to);
            }
        }
        to.close();
    }

    /** Puts the names into the order that was checked last; those that it lacks stay behind. */
    private void order(List<String> names) {
        List<String> sorted = new ArrayList<>();
        for (int one = 1; one < check.next(0); one = check.next(one)) {
            String name = check.text(one);
            if (name != null && names.remove(name)) {
                sorted.add(name);
            }
        }
        names.addAll(0, sorted);
    }

    private boolean isJson(String text) {
        if (!JsonText.wellFormed(text)) {
            return false;
        }
        try {
            check.parse(text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (RecordException noJson) {
            return false;
        }
    }
}
