package dev.purser.event.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class TestLeftovers {
    private static Map<String, String> leftovers(String record, String written) {
        Map<String, String> rest = new HashMap<>();
        Leftovers.collect(tape(record), tape(written), "", rest);
        return rest;
    }

    private static JsonTape tape(String json) {
        JsonTape tape = new JsonTape();
        tape.read(json.getBytes(StandardCharsets.UTF_8));
        return tape;
    }

    @Test
    void onlyDifferencesAreKept() {
        assertThat(leftovers("{\"a\":1,\"b\":{\"c\":\"x\"}}", "{\"a\":1,\"b\":{\"c\":\"x\"}}"))
                .isEmpty();
        assertThat(leftovers("{\"a\":1,\"b\":{\"c\":\"y\",\"e\":[]}}", "{\"a\":1,\"b\":{\"c\":\"x\",\"d\":2}}"))
                .isEqualTo(Map.of("/b/c", "\"y\"", "/b/d", "", "/b/e", "[]"));
        assertThat(leftovers("{\"b\":1,\"a\":1}", "{\"a\":1,\"b\":1}")).isEqualTo(Map.of("order:", "[\"b\",\"a\"]"));
        assertThat(leftovers("{\"a/b\":1,\"m~n\":{}}", "{}")).isEqualTo(Map.of("/a~1b", "1", "/m~0n", "{}"));
    }

    @Test
    void prefixesKeepDifferencesApart() {
        Map<String, String> rest = new HashMap<>();
        Leftovers.collect(tape("{\"a\":2}"), tape("{\"a\":1}"), "one:", rest);
        assertThat(Leftovers.any(rest, "one:")).isTrue();
        assertThat(Leftovers.any(rest, "")).isFalse();
        assertThat(new String(Leftovers.apply(tape("{\"a\":1}"), "one:", rest), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":2}");
        assertThat(new String(Leftovers.apply(tape("{\"a\":1}"), "", rest), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}");
    }

    /** Whatever two objects: the difference and the one give the other. */
    @Property(tries = 2000)
    void theDifferenceGivesTheRecordAgain(@ForAll("objects") String record, @ForAll("objects") String written) {
        Map<String, String> rest = leftovers(record, written);
        byte[] again =
                rest.isEmpty() ? written.getBytes(StandardCharsets.UTF_8) : Leftovers.apply(tape(written), "", rest);
        assertThat(new String(again, StandardCharsets.UTF_8)).isEqualTo(record);
    }

    @Provide
    Arbitrary<String> objects() {
        return objects(3);
    }

    private static Arbitrary<String> objects(int depth) {
        Arbitrary<String> values = Arbitraries.of("1", "\"x\"", "null", "[{\"a\":1}]", "{}", "\"\\u0041\"");
        if (depth > 0) {
            values = Arbitraries.frequencyOf(
                    Tuple.of(2, values), Tuple.of(1, Arbitraries.lazy(() -> objects(depth - 1))));
        }
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "", "d/e", "~1", "\\u0061", "order:"), values)
                .ofMaxSize(5)
                .map(LinkedHashMap::new)
                .map(members -> {
                    StringBuilder json = new StringBuilder("{");
                    members.forEach((name, value) -> json.append(json.length() == 1 ? "\"" : ",\"")
                            .append(name)
                            .append("\":")
                            .append(value));
                    return json.append('}').toString();
                });
    }
}
