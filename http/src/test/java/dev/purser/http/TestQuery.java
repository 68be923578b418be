package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TestQuery {
    @Test
    void decodesNamesAndValues() {
        Query query = Query.parse("n=10&last=a%2Fb+c&tag=1&tag=2&flag");
        assertThat(query.first("n")).contains("10");
        assertThat(query.first("last")).contains("a/b c");
        assertThat(query.all("tag")).containsExactly("1", "2");
        assertThat(query.first("flag")).contains("");
        assertThat(query.first("none")).isEmpty();
        assertThat(query.names()).containsExactly("n", "last", "tag", "flag");
    }

    @Test
    void refusesTooMany() {
        assertThatThrownBy(
                        () -> Query.parse("a&".repeat(Query.MAX_PARAMETERS + 1)).has("b"))
                .isInstanceOf(PurserException.class);
    }

    @Property(tries = 500)
    void anyTextIsAQueryOrABadRequest(@ForAll String raw) {
        try {
            Query.parse(raw).first("x");
        } catch (PurserException bad) {
            assertThat(bad.error()).isEqualTo(HttpError.BAD_REQUEST);
        }
    }
}
