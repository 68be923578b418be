package dev.purser.ibm.activitytracker;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.PrivateGroups;
import dev.purser.event.json.TapeValues;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went in and out, as {@code requestData} and {@code responseData}: {@code RequestParameters} with a capital R, and
 * truth values as texts. IBM documents members for the actions about vulnerabilities and signatures only. Thread-safe.
 */
final class RequestData {
    private static final String PARAMETERS = "RequestParameters";
    private static final List<String> REPOSITORY = List.of("repository", "includeIBM", "includePrivate");
    private static final List<String> SIGNATURE = List.of("repository", "signatureMethod", "signatureObject");
    private static final List<String> IMAGE = List.of("name");

    private final String empty;

    RequestData(Settings settings) {
        empty = settings.emptyData();
    }

    /** The documented members of the request, in IBM's order. */
    static List<String> request(Action action) {
        return switch (action) {
            case ACCOUNT_VULNERABILITY_REPORT_LIST, ACCOUNT_VULNERABILITY_STATUS_LIST -> REPOSITORY;
            case IMAGE_VULNERABILITY_REPORT_READ, IMAGE_VULNERABILITY_STATUS_READ -> IMAGE;
            case SIGNATURE_READ, SIGNATURE_WRITE, SIGNATURE_DELETE -> SIGNATURE;
            default -> List.of();
        };
    }

    /** The documented members of the answer. */
    static List<String> response(Action action) {
        return switch (action) {
            case IMAGE_VULNERABILITY_REPORT_READ -> List.of("id", "status");
            case IMAGE_VULNERABILITY_STATUS_READ -> List.of("status");
            default -> List.of();
        };
    }

    void write(JsonBytes to, AuditEvent event, Optional<Target> target, Things.Thing thing, boolean all) {
        List<String> documented = request(event.action());
        Map<String, Object> request = event.data().request();
        if (documented.isEmpty() && (!all || request.isEmpty())) {
            nothing(to, "requestData");
        } else {
            to.open("requestData");
            int parameters = to.open(PARAMETERS);
            for (String name : documented) {
                Object value = request.get(name);
                String text = value == null ? fallback(name, target, thing) : plain(value);
                if (text != null) {
                    to.text(name, text);
                }
            }
            if (all) {
                others(to, request, documented);
            }
            to.closeOrDrop(parameters);
            to.close();
        }
        response(to, event, all);
    }

    private void response(JsonBytes to, AuditEvent event, boolean all) {
        List<String> documented = response(event.action());
        Map<String, Object> response = event.data().response();
        boolean some = all && !response.isEmpty();
        for (String name : documented) {
            some |= response.containsKey(name);
        }
        if (!some) {
            nothing(to, "responseData");
            return;
        }
        to.open("responseData");
        for (String name : documented) {
            Object value = response.get(name);
            if (value != null) {
                to.text(name, plain(value));
            }
        }
        if (all) {
            others(to, response, documented);
        }
        to.close();
    }

    private void nothing(JsonBytes to, String name) {
        switch (empty) {
            case "null" -> {
                to.name(name);
                to.raw("null");
            }
            case "object" -> {
                to.open(name);
                to.close();
            }
            default -> {
                // Left out.
            }
        }
    }

    private static void others(JsonBytes to, Map<String, Object> values, List<String> written) {
        for (Map.Entry<String, Object> one : values.entrySet()) {
            if (!written.contains(one.getKey())) {
                to.anyName(one.getKey());
                PrivateGroups.value(to, one.getValue());
            }
        }
    }

    private static String plain(Object value) {
        return value instanceof String text ? text : String.valueOf(value);
    }

    /** What stands where the event's data does not say; null for nothing. */
    private static String fallback(String name, Optional<Target> target, Things.Thing thing) {
        return switch (name) {
            case "includeIBM" -> "false";
            case "includePrivate" -> "true";
            case "signatureObject" -> "image";
            case "signatureMethod" -> method(target);
            case "name" -> thing.name();
            default -> repository(target, thing);
        };
    }

    private static String repository(Optional<Target> target, Things.Thing thing) {
        if (target.isEmpty() || target.get().type() == TargetType.REGISTRY) {
            return null;
        }
        String name = thing.name();
        int at = name.indexOf('@');
        if (at >= 0) {
            return name.substring(0, at);
        }
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static String method(Optional<Target> target) {
        String type = target.flatMap(Target::artifactType).orElse("");
        if (type.contains("cosign") || type.contains("sigstore")) {
            return "cosign";
        }
        return type.contains("notary") ? "Notation" : "Red Hat Signing";
    }

    /** The parameters of the request; documented truth values as such. */
    Map<String, Object> readRequest(JsonTape tape, int event, Action action) {
        JsonTape from = tape;
        int data = tape.member(event, "requestData");
        if (data >= 0 && tape.kind(data) == JsonTape.Kind.TEXT) {
            from = inner(tape, data);
            data = 0;
        }
        checked(from, data);
        int parameters = from.member(data, PARAMETERS);
        if (parameters < 0 || from.kind(parameters) != JsonTape.Kind.OBJECT) {
            return Map.of();
        }
        Map<String, Object> read = TapeValues.map(from, parameters);
        if (request(action) != REPOSITORY) {
            return read;
        }
        Map<String, Object> typed = new LinkedHashMap<>(read);
        for (String name : List.of("includeIBM", "includePrivate")) {
            typed.computeIfPresent(
                    name,
                    (key, value) ->
                            value.equals("true") || value.equals("false") ? (Object) value.equals("true") : value);
        }
        return typed;
    }

    Map<String, Object> readResponse(JsonTape tape, int event) {
        JsonTape from = tape;
        int data = tape.member(event, "responseData");
        if (data >= 0 && tape.kind(data) == JsonTape.Kind.TEXT) {
            from = inner(tape, data);
            data = 0;
        }
        checked(from, data);
        return data < 0 || from.kind(data) != JsonTape.Kind.OBJECT ? Map.of() : TapeValues.map(from, data);
    }

    /** The older events hold their data as JSON in a text. */
    private static JsonTape inner(JsonTape tape, int text) {
        JsonTape inner = new JsonTape();
        inner.read(tape.text(text).getBytes(StandardCharsets.UTF_8));
        return inner;
    }

    private static void checked(JsonTape tape, int data) {
        if (data >= 0 && tape.kind(data) != JsonTape.Kind.OBJECT && tape.kind(data) != JsonTape.Kind.NULL) {
            throw tape.malformed(data, "an object");
        }
    }
}
