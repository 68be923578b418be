package dev.purser.azure.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.http.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One request of a batch.
 *
 * @param id tells the responses apart
 * @param workspace which workspace is asked
 * @param known whether path and method are those of a query
 * @param prefer the preferences among its headers
 * @param question what it asks
 */
record BatchItem(String id, String workspace, boolean known, Prefer prefer, Question question) {
    /** At most so many in a batch. */
    static final int MOST = 100;

    private static final int LONGEST_ID = 200;

    /**
     * The requests of a batch.
     *
     * @throws dev.purser.event.PurserException {@link LogsError#LOGS_BODY_INVALID} if one lacks what it must have, or two
     *     have the same id
     */
    static List<BatchItem> all(JsonNode body) {
        JsonNode requests = body.get("requests");
        if (requests == null || !requests.isArray()) {
            throw LogsError.LOGS_BODY_INVALID.because("requests must be a list");
        }
        if (requests.size() > MOST) {
            throw LogsError.LOGS_BODY_INVALID.because("more than " + MOST + " requests");
        }
        List<BatchItem> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode one : requests) {
            BatchItem item = read(one);
            if (!ids.add(item.id)) {
                throw LogsError.LOGS_BODY_INVALID.because("two requests have the id " + item.id);
            }
            all.add(item);
        }
        return List.copyOf(all);
    }

    private static BatchItem read(JsonNode request) {
        if (!request.isObject()) {
            throw LogsError.LOGS_BODY_INVALID.because("a request must be an object");
        }
        JsonNode id = request.get("id");
        if (id == null
                || !(id.isTextual() || id.isIntegralNumber())
                || id.asText().length() > LONGEST_ID) {
            throw LogsError.LOGS_BODY_INVALID.because(
                    "a request must have an id of at most " + LONGEST_ID + " characters");
        }
        String workspace = RequestJson.text(request, "workspace")
                .orElseThrow(() -> LogsError.LOGS_BODY_INVALID.because("a request must have a workspace"));
        String method = RequestJson.text(request, "method").orElse("GET").toUpperCase(Locale.ROOT);
        String path = RequestJson.text(request, "path").orElse("/query");
        int mark = path.indexOf('?');
        String place = mark < 0 ? path : path.substring(0, mark);
        boolean known =
                (place.equals("/query") || place.equals("query")) && (method.equals("GET") || method.equals("POST"));
        Question question = method.equals("POST")
                ? RequestJson.question(object(request), List.of(), List.of())
                : inUrl(Query.parse(mark < 0 ? "" : path.substring(mark + 1)));
        return new BatchItem(id.asText(), workspace, known, Prefer.of(prefer(request)), question);
    }

    private static JsonNode object(JsonNode request) {
        JsonNode body = request.get("body");
        if (body == null || !body.isObject()) {
            throw LogsError.LOGS_BODY_INVALID.because("a request with POST must have a body");
        }
        return body;
    }

    private static Question inUrl(Query query) {
        return new Question(
                query.first("query"),
                query.all("timespan"),
                query.first("workspaces").map(RequestJson::split).orElse(List.of()));
    }

    private static List<String> prefer(JsonNode request) {
        JsonNode headers = request.get("headers");
        List<String> fields = new ArrayList<>();
        if (headers != null && headers.isObject()) {
            for (Map.Entry<String, JsonNode> field : headers.properties()) {
                if (field.getKey().equalsIgnoreCase("Prefer")
                        && field.getValue().isTextual()) {
                    fields.add(field.getValue().textValue());
                }
            }
        }
        return fields;
    }
}
