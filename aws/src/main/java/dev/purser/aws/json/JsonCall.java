package dev.purser.aws.json;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON object that a call brings: members by name, each in its type or refused. */
public final class JsonCall {
    private static final int LIMIT = 1 << 20;
    private static final long LATEST = 253_402_300_799L;
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

    private JsonCall(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body; an empty one is an empty object.
     *
     * @throws PurserException {@link HttpError#BAD_REQUEST} if it is no JSON object, {@link HttpError#PAYLOAD_TOO_LARGE}
     */
    public static JsonCall read(Exchange exchange) {
        try {
            byte[] bytes = exchange.request().body().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new PurserException(HttpError.PAYLOAD_TOO_LARGE, Map.of("limit", (long) LIMIT));
            }
            JsonNode read = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(bytes);
            return of(read, "the body");
        } catch (JsonProcessingException unreadable) {
            throw HttpError.BAD_REQUEST.because("the body is no JSON");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static JsonCall of(JsonNode node, String where) {
        if (!node.isObject()) {
            throw HttpError.BAD_REQUEST.because(where + " must be a JSON object");
        }
        return new JsonCall(node);
    }

    public boolean has(String member) {
        return object.hasNonNull(member);
    }

    public Optional<String> text(String member) {
        return value(member).map(node -> text(member, node));
    }

    public Optional<Boolean> truth(String member) {
        return value(member).map(node -> {
            if (!node.isBoolean()) {
                throw wrong(member, "true or false");
            }
            return node.booleanValue();
        });
    }

    public Optional<Long> whole(String member) {
        return value(member).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw wrong(member, "a whole number");
            }
            return node.longValue();
        });
    }

    /** Seconds since 1970, with a fraction or without; also an ISO 8601 text. */
    public Optional<Instant> time(String member) {
        return value(member).map(node -> {
            try {
                if (node.isNumber()) {
                    BigDecimal seconds = node.decimalValue();
                    if (seconds.abs().compareTo(BigDecimal.valueOf(LATEST)) > 0) {
                        throw wrong(member, "a time");
                    }
                    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
                }
                return OffsetDateTime.parse(text(member, node)).toInstant();
            } catch (DateTimeException | ArithmeticException e) {
                throw wrong(member, "a time");
            }
        });
    }

    /** A list of texts; empty if the member is not there. */
    public List<String> texts(String member) {
        return list(member, node -> text(member, node));
    }

    /** A list of objects; empty if the member is not there. */
    public List<JsonCall> objects(String member) {
        return list(member, node -> of(node, member));
    }

    /** A value of whatever type, not looked at. */
    public Optional<JsonNode> json(String member) {
        return value(member);
    }

    private <T> List<T> list(String member, Function<JsonNode, T> read) {
        Optional<JsonNode> node = value(member);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!node.get().isArray()) {
            throw wrong(member, "a list");
        }
        List<T> all = new ArrayList<>(node.get().size());
        node.get().forEach(one -> all.add(read.apply(one)));
        return List.copyOf(all);
    }

    private Optional<JsonNode> value(String member) {
        return Optional.ofNullable(object.get(member)).filter(node -> !node.isNull());
    }

    private static String text(String member, JsonNode node) {
        if (!node.isTextual()) {
            throw wrong(member, "a text");
        }
        String text = node.textValue();
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean pair = Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (one == 0 || Character.isSurrogate(one) && !pair) {
                throw wrong(member, "well-formed Unicode without NUL");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static PurserException wrong(String member, String wanted) {
        return HttpError.BAD_REQUEST.because(member + " must be " + wanted);
    }
}
