package dev.purser.azure.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.purser.event.PurserException;
import dev.purser.http.HttpError;
import dev.purser.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the bodies of requests: a JSON object, bounded, whose unknown members are passed over. */
final class RequestJson {
    /** The largest body, in bytes: a text of 1 MiB fits in however it is escaped. */
    static final int LIMIT = 8 << 20;

    private static final int DEEPEST = 32;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestJson() {}

    /**
     * The object in the body; empty where there is none, or nothing says that it is JSON: Azure answers that with an empty
     * 200.
     *
     * @throws PurserException {@link LogsError#LOGS_BODY_INVALID}, {@link HttpError#PAYLOAD_TOO_LARGE}
     */
    static Optional<JsonNode> read(Request request) {
        byte[] bytes;
        try {
            bytes = request.body().readNBytes(LIMIT + 1);
        } catch (IOException gone) {
            throw new PurserException(HttpError.CLIENT_GONE, Map.of(), gone);
        }
        if (bytes.length > LIMIT) {
            throw new PurserException(HttpError.PAYLOAD_TOO_LARGE, Map.of("limit", (long) LIMIT));
        }
        boolean said = request.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).strip())
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (bytes.length == 0 || !said) {
            return Optional.empty();
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(bytes);
        } catch (JsonProcessingException unreadable) {
            throw LogsError.LOGS_BODY_INVALID.because("the body is no JSON: " + unreadable.getOriginalMessage());
        } catch (IOException unreadable) {
            throw LogsError.LOGS_BODY_INVALID.because("the body is no JSON");
        }
        if (read == null || !read.isObject()) {
            throw LogsError.LOGS_BODY_INVALID.because("the body must be a JSON object");
        }
        return Optional.of(read);
    }

    /** A text; empty where it is missing or null. */
    static Optional<String> text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw LogsError.LOGS_BODY_INVALID.because(member + " must be a text");
        }
        return Optional.of(value.textValue());
    }

    /** A list of texts, or one text with commas; none where it is missing or null. */
    static List<String> texts(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (value.isTextual()) {
            return split(value.textValue());
        }
        List<String> all = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (one.isTextual()) {
                    all.add(one.textValue());
                }
            }
        }
        if (!value.isArray() || all.size() < value.size()) {
            throw LogsError.LOGS_BODY_INVALID.because(member + " must be a list of texts");
        }
        return List.copyOf(all);
    }

    /** What a parameter of a URL lists. */
    static List<String> split(String list) {
        List<String> all = new ArrayList<>();
        for (String one : list.split(",")) {
            if (!one.isBlank()) {
                all.add(one.strip());
            }
        }
        return List.copyOf(all);
    }

    /** The question in a body, with what a URL adds to it. */
    static Question question(JsonNode body, List<String> timespans, List<String> workspaces) {
        List<String> spans = new ArrayList<>(timespans);
        text(body, "timespan").filter(span -> !span.isBlank()).ifPresent(spans::add);
        List<String> spaces = new ArrayList<>(workspaces);
        spaces.addAll(texts(body, "workspaces"));
        return new Question(text(body, "query"), List.copyOf(spans), List.copyOf(spaces));
    }
}
