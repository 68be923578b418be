package dev.purser.aws.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Answers of the protocol. */
public final class JsonAnswer {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonAnswer() {}

    /** An empty object, to be filled. */
    public static ObjectNode object() {
        return JsonNodeFactory.withExactBigDecimals(true).objectNode();
    }

    /** 200 with that object. */
    public static Answer of(ObjectNode object) {
        try {
            return Answer.bytes(
                    200, Headers.of("Content-Type", JsonErrors.MEDIA_TYPE), MAPPER.writeValueAsBytes(object));
        } catch (JsonProcessingException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** A time as the protocol has it: seconds since 1970, with milliseconds where there are any. */
    public static BigDecimal time(Instant at) {
        BigDecimal seconds = BigDecimal.valueOf(at.toEpochMilli(), 3);
        return at.toEpochMilli() % 1000 == 0 ? seconds.setScale(0) : seconds;
    }
}
