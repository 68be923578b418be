package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TestPathTemplate {
    private static final PathTemplate BLOB = PathTemplate.of("/v2/{repository...}/blobs/{digest}");

    private static PathVariables match(PathTemplate template, String path) {
        return template.match(path.substring(1).split("/", -1)).orElseThrow();
    }

    private static boolean matches(PathTemplate template, String path) {
        return template.match(path.substring(1).split("/", -1)).isPresent();
    }

    @Test
    void greedyVariableTakesOneSegmentOrMore() {
        assertThat(match(BLOB, "/v2/a/blobs/sha256:1").get("repository")).isEqualTo("a");
        assertThat(match(BLOB, "/v2/a/b/c/blobs/sha256:1").get("repository")).isEqualTo("a/b/c");
        assertThat(match(BLOB, "/v2/a/blobs/blobs/x").get("repository")).isEqualTo("a/blobs");
        assertThat(matches(BLOB, "/v2/blobs/sha256:1")).isFalse();
    }

    @Test
    void emptySegmentIsNoValue() {
        assertThat(matches(BLOB, "/v2/a/blobs/")).isFalse();
        assertThat(matches(PathTemplate.of("/x/{a}"), "/x/")).isFalse();
    }

    @Test
    void encodedSlashDoesNotCut() {
        assertThat(match(PathTemplate.of("/x/{a}/y"), "/x/p%2Fq/y").get("a")).isEqualTo("p/q");
    }

    @Test
    void brokenEscapeIsBadRequest() {
        PathVariables variables = match(PathTemplate.of("/x/{a}"), "/x/%zz");
        assertThatThrownBy(() -> variables.get("a"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(HttpError.BAD_REQUEST));
    }

    @Property(tries = 200)
    void whatWasEncodedComesBack(@ForAll @StringLength(min = 1, max = 40) String value) {
        // Lone surrogates have no UTF-8 form and cannot be sent.
        String text = new String(
                value.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(match(PathTemplate.of("/x/{a}"), "/x/" + PercentCode.encode(text))
                        .get("a"))
                .isEqualTo(text);
    }
}
