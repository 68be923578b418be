package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import dev.purser.http.Query;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPage {
    private static final List<String> FOUND = List.of("a", "b b", "c");

    @Test
    void pointsToWhatFollows() {
        Page page = Page.of(Query.parse("n=2"), 10);
        assertThat(page.cut(FOUND)).containsExactly("a", "b b");
        assertThat(page.link("/v2/x/tags/list", FOUND)).contains("</v2/x/tags/list?last=b%20b&n=2>; rel=\"next\"");
    }

    @Test
    void endsWithTheLastEntry() {
        Page page = Page.of(Query.parse("n=3&last=0"), 10);
        assertThat(page.last()).contains("0");
        assertThat(page.cut(FOUND)).isEqualTo(FOUND);
        assertThat(page.link("/", FOUND)).isEmpty();
    }

    @Test
    void isEmptyAndLastWhenNothingIsAskedFor() {
        Page page = Page.of(Query.parse("n=0"), 10);
        assertThat(page.cut(FOUND)).isEmpty();
        assertThat(page.link("/", FOUND)).isEmpty();
    }

    @Test
    void holdsNoMoreThanTheMost() {
        assertThat(Page.of(Query.parse("n=2000000000"), 2).size()).isEqualTo(2);
        assertThat(Page.of(Query.NONE, 2).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n=-1", "n=", "n=x", "n=99999999999", "n=1.5"})
    void refusesWhatIsNoNumber(String query) {
        assertThatThrownBy(() -> Page.of(Query.parse(query), 10))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        refused -> assertThat(refused.error()).isEqualTo(OciError.PAGINATION_NUMBER_INVALID));
    }
}
