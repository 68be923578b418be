package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestEntityTag {
    private static final String DIGEST = "sha256:ab12";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"sha256:ab12\" | true",
                "W/\"sha256:ab12\" | true",
                "\"sha256:other\", \"sha256:ab12\" | true",
                "* | true",
                "sha256:ab12 | true",
                "\"sha256:other\" | false",
                "\" | false"
            })
    void knowsWhatTheClientHas(String field, boolean unchanged) {
        assertThat(EntityTag.unchanged(Headers.of("If-None-Match", field), DIGEST))
                .isEqualTo(unchanged);
    }

    @Test
    void knowsNothingOfAClientThatDoesNotSay() {
        assertThat(EntityTag.unchanged(Headers.NONE, DIGEST)).isFalse();
    }

    @Test
    void letsARangeCountOnlyForTheSameContent() {
        assertThat(EntityTag.rangeHolds(Headers.NONE, DIGEST)).isTrue();
        assertThat(EntityTag.rangeHolds(Headers.of("If-Range", EntityTag.of(DIGEST)), DIGEST))
                .isTrue();
        assertThat(EntityTag.rangeHolds(Headers.of("If-Range", "W/" + EntityTag.of(DIGEST)), DIGEST))
                .isFalse();
        assertThat(EntityTag.rangeHolds(Headers.of("If-Range", "Sat, 21 Nov 2026 05:00:00 GMT"), DIGEST))
                .isFalse();
    }
}
