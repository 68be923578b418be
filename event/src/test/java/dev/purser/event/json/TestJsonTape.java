package dev.purser.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestJsonTape {
    private final JsonTape tape = new JsonTape();

    private void read(String json) {
        tape.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void membersAreFoundInAnyOrder() {
        read(" { \"b\" : [ 1 , { \"c\" : null } ] ,\n\t\"a\" : \"x\\\"\\u00e4 \" } ");
        assertThat(new String(tape.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":[1,{\"c\":null}],\"a\":\"x\\\"\\u00e4 \"}");
        assertThat(tape.text(tape.member(0, "a"))).isEqualTo("x\"ä ");
        assertThat(tape.kind(tape.member(0, "b"))).isEqualTo(JsonTape.Kind.ARRAY);
        assertThat(tape.json(tape.member(0, "b"))).isEqualTo("[1,{\"c\":null}]");
        assertThat(tape.member(0, "c")).isEqualTo(-1);
        assertThat(tape.member(-1, "c")).isEqualTo(-1);
        assertThat(tape.next(0)).isEqualTo(6);
    }

    @Test
    void whatWasAskedBeforeChangesNoAnswer() {
        List<String> names = List.of("a", "b", "c", "in", "none", "d");
        String json = "{\"a\":1,\"b\":2,\"c\":3,\"in\":{\"b\":9,\"d\":8},\"d\":4}";
        for (String first : names) {
            for (String second : names) {
                read(json);
                int inside = tape.member(0, "in");
                assertThat(tape.member(inside, first)).isEqualTo(fresh(json, true, first));
                assertThat(tape.member(0, first)).isEqualTo(fresh(json, false, first));
                assertThat(tape.member(0, second)).isEqualTo(fresh(json, false, second));
                assertThat(tape.member(inside, second)).isEqualTo(fresh(json, true, second));
                read("{\"x\":1}");
                assertThat(tape.member(0, "x")).isEqualTo(1);
            }
        }
        assertThat(fresh(json, false, "d")).isNotEqualTo(fresh(json, true, "d")).isPositive();
    }

    private static int fresh(String json, boolean inside, String name) {
        JsonTape other = new JsonTape();
        other.read(json.getBytes(StandardCharsets.UTF_8));
        return other.member(inside ? other.member(0, "in") : 0, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "[1,]",
                "[1 2]",
                "01",
                "1.",
                "-",
                "+1",
                ".5",
                "1e",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u00\"",
                "\"\n\"",
                "{\"a\":1,\"a\":2}",
                "{}{}"
            })
    void brokenTextsAreRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void malformedUtf8IsRefused() {
        assertThatThrownBy(() -> tape.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void depthIsBounded() {
        read("[".repeat(JsonTape.MAX_DEPTH) + "]".repeat(JsonTape.MAX_DEPTH));
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void manyMembersAreComparedOnce() {
        StringBuilder json = new StringBuilder("{\"a0\":0");
        for (int i = 1; i < 100_000; i++) {
            json.append(",\"a").append(i).append("\":").append(i);
        }
        read(json + "}");
        assertThat(tape.whole(tape.member(0, "a99999"))).hasValue(99_999);
        assertThatThrownBy(() -> read(json + ",\"a5\":1}")).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void numbersAreWholeOrNot() {
        read(
                "[0,-7,9223372036854775807,9223372036854775808,1.0,1e2,-9223372036854775808,-9223372036854775809,99999999999999999999]");
        assertThat(tape.whole(1)).hasValue(0);
        assertThat(tape.whole(2)).hasValue(-7);
        assertThat(tape.whole(3)).hasValue(Long.MAX_VALUE);
        assertThat(tape.whole(7)).hasValue(Long.MIN_VALUE);
        assertThat(List.of(tape.whole(4), tape.whole(5), tape.whole(6), tape.whole(8), tape.whole(9)))
                .allMatch(OptionalLong::isEmpty);
    }

    /** What the writer writes is read as it was, whatever characters a text has. */
    @Property(tries = 500)
    void textsOfTheWriterAreRead(@ForAll String text) {
        JsonBytes to = new JsonBytes(16);
        to.open();
        to.text("a", text);
        to.close();
        tape.read(to.array(), to.length());
        assertThat(tape.text(tape.member(0, "a"))).isEqualTo(text);
    }

    @Test
    void valuesWithoutAPlaceAreLeftOut() {
        read("{\"a\":null,\"b\":[1,null,1.5,1e999],\"c\\u0041\":true,\"\\ud800\":1}");
        assertThat(TapeValues.map(tape, 0)).isEqualTo(Map.of("b", List.of(1L, 1.5), "cA", true));
    }
}
