package dev.purser.azure.activitylog;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonCursor;
import dev.purser.event.json.PrivateGroups;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bodies of requests and answers, which the activity log holds as JSON in a text. For one thread. */
final class Bodies {
    private final JsonBytes scratch = new JsonBytes(512);

    /** The members at their place in a body: {@code {"properties":{"networkRuleSet":{…}}}}. */
    String text(List<String> place, Map<String, Object> members) {
        scratch.reset();
        for (String name : place) {
            scratch.open();
            scratch.name(name);
        }
        PrivateGroups.value(scratch, members);
        for (int i = 0; i < place.size(); i++) {
            scratch.close();
        }
        return new String(scratch.array(), 0, scratch.length(), StandardCharsets.UTF_8);
    }

    /** An error as Azure's answers tell it; its code and message may be empty. */
    String error(Optional<String> code, Optional<String> message) {
        scratch.reset();
        scratch.open();
        scratch.open("error");
        scratch.text("code", code);
        scratch.text("message", message);
        scratch.close();
        scratch.close();
        return new String(scratch.array(), 0, scratch.length(), StandardCharsets.UTF_8);
    }

    /** The members of a body; empty if it is no JSON object that the record has a place for. */
    static Optional<Map<String, Object>> read(String body) {
        // A cursor reads whole objects by member: the body is made the one member of another.
        byte[] json = ("{\"body\":" + body + "}").getBytes(StandardCharsets.UTF_8);
        try (JsonCursor cursor = new JsonCursor("body", json)) {
            Read read = new Read();
            cursor.whole(name -> {
                if (!name.equals("body")) {
                    cursor.unknown(name);
                }
                read.members = cursor.map();
            });
            return Optional.ofNullable(read.members);
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }

    private static final class Read {
        private Map<String, Object> members;
    }

    /** What stands at a place where nothing stands beside the way to it. */
    static Optional<Map<String, Object>> at(List<String> place, Map<String, Object> body) {
        Map<String, Object> inner = body;
        for (String name : place) {
            if (inner.size() != 1 || !(inner.get(name) instanceof Map<?, ?> next)) {
                return Optional.empty();
            }
            inner = members(next);
        }
        return Optional.of(inner);
    }

    private static Map<String, Object> members(Map<?, ?> map) {
        @SuppressWarnings("unchecked") // Every map of a body has texts for names.
        Map<String, Object> members = (Map<String, Object>) map;
        return members;
    }
}
