package dev.purser.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts are written so that they are read again as they were, however long and whatever stands in them. */
class TestJsonBytes {
    @Property(tries = 2000)
    void anyTextIsReadAgain(@ForAll("texts") String text) {
        JsonBytes whole = new JsonBytes(64);
        whole.open();
        whole.text("a", text);
        whole.close();
        JsonBytes pieces = new JsonBytes(64);
        pieces.open();
        pieces.name("a");
        pieces.openText();
        text.codePoints().forEach(point -> pieces.part(Character.toString(point)));
        pieces.closeText();
        pieces.close();
        assertThat(whole.copy(0)).as("long texts as short ones").isEqualTo(pieces.copy(0));
        try (JsonCursor from = new JsonCursor("text", whole.copy(0))) {
            from.whole(name -> assertThat(Map.of(name, from.text())).isEqualTo(Map.of("a", text)));
        }
    }

    /** Mostly plain, with now and then one character that is not, at any place. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> plain = Arbitraries.chars().range(' ', '~');
        Arbitrary<Character> odd = Arbitraries.of(
                '"', '\\', '?', '\n', '\t', '\u0000', '\u001f', '\u007f', '\u0080', '\u00e9', '\u00ff', '\u0141',
                '\u3f3f', '\u2028');
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(30, plain), net.jqwik.api.Tuple.of(1, odd))
                .list()
                .ofMaxSize(80)
                .map(each -> {
                    StringBuilder text = new StringBuilder();
                    each.forEach(text::append);
                    return text.toString();
                });
    }
}
