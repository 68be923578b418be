package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.dialect.RecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scanner takes what RFC 8259 calls JSON, as a second reader does, and nothing else. */
class TestJsonTape {
    private static final String SEED =
            "{\"a\": [1, -2.50e+3, true, false, null, {}], \"b\\n\\u00e9\": {\"c\": \"d\\\"\\\\é😀\"}, \"e\": []}";

    private static JsonTape tape(String json) {
        JsonTape tape = new JsonTape();
        tape.parse(json.getBytes(StandardCharsets.UTF_8));
        return tape;
    }

    private static boolean takes(byte[] json) {
        try {
            new JsonTape().parse(json);
            return true;
        } catch (RecordException refused) {
            return false;
        }
    }

    private static boolean jacksonTakes(byte[] json) {
        // Given as text, since Jackson lets some broken UTF-8 pass.
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(json))
                    .toString();
            try (JsonParser parser = new JsonFactory().createParser(text)) {
                if (parser.nextToken() == null) {
                    return false;
                }
                parser.skipChildren();
                parser.getText();
                return parser.nextToken() == null;
            }
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    @Test
    void brokenTextsAreRefusedAsAnotherReaderRefusesThem() {
        Random random = new Random(7);
        byte[] seed = SEED.getBytes(StandardCharsets.UTF_8);
        String alphabet = "{}[]\",:\\ \n0123456789.-+eEtrufalsn/\u00e9";
        byte[] pieces = alphabet.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] broken = seed.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                broken[random.nextInt(broken.length)] = pieces[random.nextInt(pieces.length)];
            }
            boolean expected = jacksonTakes(broken);
            assertThat(takes(broken))
                    .as(new String(broken, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            refused += expected ? 0 : 1;
        }
        assertThat(refused).isBetween(10_000, 49_999);
    }

    @Test
    void valuesAreThoseOfAnotherReader() throws IOException {
        String json = "{\"a\":[1,-7,2.5,1e3,true,\"x\\u0041\\ud83d\\ude00\\/\\t\"],\"b\":{\"c\":{}},\"d\":\"é\"}";
        Object value = tape(json).value(0);
        Map<?, ?> other = new ObjectMapper().readValue(json, Map.class);
        assertThat(value)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("a", "b", "d");
        assertThat(((Map<?, ?>) value).get("a")).isEqualTo(List.of(1L, -7L, 2.5, 1000.0, true, "xA😀/\t"));
        assertThat(((Map<?, ?>) value).get("d")).isEqualTo(other.get("d"));
    }

    @Test
    void aNullOrANumberOutOfRangeIsNoValue() {
        assertThat(tape("[null]").value(0)).isNull();
        assertThat(tape("[1e999]").value(0)).isNull();
        assertThat(tape("1e21").value(0)).isEqualTo(1e21);
        assertThat(tape("123456789012345678901").number(0)).isNull();
    }

    @Test
    void textsAreCompactedAsTheyAreSpelled() {
        JsonTape tape = tape(" { \"a\\u0062\" : [ 1.50 , \"\\u00e9\" , { } ] } ");
        assertThat(Leftovers.compact(tape, 0)).isEqualTo("{\"a\\u0062\":[1.50,\"\\u00e9\",{}]}");
        assertThat(tape.text(tape.member(0, "ab"))).isNull();
    }

    @Test
    void depthIsBounded() {
        assertThat(takes("[".repeat(60).concat("]".repeat(60)).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThatThrownBy(() -> tape("[".repeat(100_000))).isInstanceOf(RecordException.class);
    }
}
