package dev.purser.http.purser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.purser.event.PurserException;
import dev.purser.http.Exchange;
import dev.purser.http.HttpError;
import dev.purser.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The JSON object in a request's body, read strictly: at most {@link #LIMIT} bytes, known members only, each in its form. */
final class JsonBody {
    /** The largest body, in bytes. */
    static final int LIMIT = 64 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body; an empty one is an empty object.
     *
     * <p>Taken are the members that the endpoint declares.
     *
     * @throws PurserException with {@link ApiError#INVALID_BODY} if there is another one, or no object
     */
    static JsonBody read(Exchange exchange) {
        byte[] bytes = bytes(exchange.request());
        JsonNode object;
        try {
            object = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw ApiError.INVALID_BODY.at(
                    "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()), "a JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known(object, "", exchange.endpoint().members());
    }

    private static JsonBody known(JsonNode object, String at, Set<String> known) {
        if (!object.isObject()) {
            throw ApiError.INVALID_BODY.at(at, "a JSON object");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.INVALID_BODY.at(
                        name.length() > 64 ? name.substring(0, 64) : name, NearestName.hint(name, known));
            }
        });
        return new JsonBody(object);
    }

    private static byte[] bytes(Request request) {
        if (request.contentLength() > LIMIT) {
            throw tooLarge();
        }
        try {
            byte[] bytes = request.body().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw tooLarge();
            }
            if (bytes.length > 0 && !json(request.header("Content-Type").orElse("application/json"))) {
                throw new PurserException(HttpError.UNSUPPORTED_MEDIA_TYPE, Map.of("taken", "application/json"));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean json(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().equalsIgnoreCase("application/json");
    }

    private static PurserException tooLarge() {
        return new PurserException(HttpError.PAYLOAD_TOO_LARGE, Map.of("limit", (long) LIMIT));
    }

    boolean has(String member) {
        return object.hasNonNull(member);
    }

    /** A member that must be there and not be empty. */
    String text(String member) {
        return optionalText(member)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ApiError.INVALID_BODY.at(member, "a text, not empty"));
    }

    Optional<String> optionalText(String member) {
        return value(member).map(node -> text(member, node));
    }

    private static String text(String member, JsonNode node) {
        if (!node.isTextual()) {
            throw ApiError.INVALID_BODY.at(member, "a text");
        }
        if (!PlainText.is(node.textValue())) {
            throw ApiError.INVALID_BODY.at(member, "well-formed Unicode without NUL");
        }
        return node.textValue();
    }

    Optional<Boolean> truth(String member) {
        return value(member).map(node -> {
            if (!node.isBoolean()) {
                throw ApiError.INVALID_BODY.at(member, "true or false");
            }
            return node.booleanValue();
        });
    }

    OptionalLong number(String member, long least, long most) {
        Optional<JsonNode> node = value(member);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.get().isIntegralNumber()
                || !node.get().canConvertToLong()
                || node.get().longValue() < least
                || node.get().longValue() > most) {
            throw ApiError.INVALID_BODY.at(member, "a whole number from " + least + " to " + most);
        }
        return OptionalLong.of(node.get().longValue());
    }

    Optional<Instant> instant(String member) {
        return optionalText(member).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw ApiError.INVALID_BODY.at(member, "a time such as 2026-11-21T04:50:56Z");
            }
        });
    }

    /** A list of texts; empty if the member is not there. */
    Optional<List<String>> texts(String member) {
        return value(member).map(node -> {
            if (!node.isArray()) {
                throw ApiError.INVALID_BODY.at(member, "a list of texts");
            }
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(text(member, element)));
            return List.copyOf(texts);
        });
    }

    /** A list of objects with these members; empty if the member is not there. */
    Optional<List<JsonBody>> objects(String member, String... members) {
        return value(member).map(node -> {
            if (!node.isArray()) {
                throw ApiError.INVALID_BODY.at(member, "a list of objects");
            }
            List<JsonBody> objects = new ArrayList<>();
            node.forEach(element -> objects.add(known(element, member, Set.of(members))));
            return List.copyOf(objects);
        });
    }

    /** An object of texts, by name; empty if the member is not there. */
    Map<String, String> textMap(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(member).ifPresent(node -> {
            if (!node.isObject()) {
                throw ApiError.INVALID_BODY.at(member, "an object of texts");
            }
            node.properties().forEach(one -> texts.put(one.getKey(), text(member, one.getValue())));
        });
        return texts;
    }

    /** An object with these members; empty if the member is not there. */
    Optional<JsonBody> object(String member, String... members) {
        return value(member).map(node -> known(node, member, Set.of(members)));
    }

    /** Whole numbers from 0 on, each once; none if the member is not there. */
    Set<Long> numbers(String member) {
        Set<Long> numbers = new LinkedHashSet<>();
        value(member)
                .ifPresent(node -> node.forEach(element -> {
                    if (!element.isIntegralNumber() || !element.canConvertToLong() || element.longValue() < 0) {
                        throw ApiError.INVALID_BODY.at(member, "a list of whole numbers from 0 on");
                    }
                    numbers.add(element.longValue());
                }));
        return numbers;
    }

    /** True if the member is there and is null, which takes a value away where that is possible. */
    boolean cleared(String member) {
        return object.has(member) && object.get(member).isNull();
    }

    private Optional<JsonNode> value(String member) {
        return Optional.ofNullable(object.get(member)).filter(node -> !node.isNull());
    }
}
