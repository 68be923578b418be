package dev.purser.event.ocsf;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.PrivateGroups;
import dev.purser.event.json.TapeFields;
import dev.purser.event.json.TapeValues;
import java.util.Map;
import java.util.Optional;

/** What was called, with what, and what came back: the object {@code api}. */
final class ApiMembers {
    private ApiMembers() {}

    static void write(JsonBytes to, AuditEvent event) {
        Outcome outcome = event.outcome();
        EventData data = event.data();
        to.open("api");
        to.text("operation", event.operation());
        to.open("service");
        to.text("name", event.face().text());
        to.close();
        if (event.call().requestId().isPresent() || !data.request().isEmpty()) {
            to.open("request");
            to.text("uid", event.call().requestId().orElse(ActorMembers.UNKNOWN));
            data(to, data.request());
            to.close();
        }
        int mark = to.open("response");
        if (outcome.status().isPresent()) {
            to.number("code", outcome.status().get());
        }
        to.text("error", outcome.errorCode());
        to.text("error_message", outcome.errorMessage());
        data(to, data.response());
        to.closeOrDrop(mark);
        to.close();
    }

    private static void data(JsonBytes to, Map<String, Object> data) {
        if (!data.isEmpty()) {
            to.name("data");
            PrivateGroups.value(to, data);
        }
    }

    static Optional<String> requestId(TapeFields fields) {
        return fields.text(fields.object(fields.object(0, "api"), "request"), "uid")
                .filter(id -> !id.equals(ActorMembers.UNKNOWN));
    }

    static EventData data(JsonTape tape, TapeFields fields) {
        int api = fields.object(0, "api");
        Map<String, Object> request = values(tape, fields.object(api, "request"));
        Map<String, Object> response = values(tape, fields.object(api, "response"));
        return request.isEmpty() && response.isEmpty()
                ? EventData.NONE
                : new EventData(request, response, Map.of(), Map.of(), Optional.empty(), false);
    }

    private static Map<String, Object> values(JsonTape tape, int part) {
        int data = tape.member(part, "data");
        return data < 0 || tape.kind(data) != JsonTape.Kind.OBJECT ? Map.of() : TapeValues.map(tape, data);
    }
}
