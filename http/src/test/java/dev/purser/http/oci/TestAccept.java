package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestAccept {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = MediaTypes.OCI_INDEX;

    @Test
    void takesAnythingWhereTheClientSaysNothing() {
        assertThat(Accept.of(Headers.NONE).takes(MANIFEST)).isTrue();
        assertThat(Accept.of(Headers.of("Accept", "")).takes(MANIFEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MANIFEST,
                MANIFEST + "; q=0.5",
                INDEX + ", " + MANIFEST,
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/VND.oci.image.manifest.V1+json",
                INDEX + ";q=0, */*;q=0.1"
            })
    void takesWhatItNames(String field) {
        assertThat(Accept.of(Headers.of("Accept", field)).takes(MANIFEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, "text/html", "text/*", MANIFEST + ";q=0, */*", "*/*;q=0.0"})
    void leavesWhatItDoesNotName(String field) {
        assertThat(Accept.of(Headers.of("Accept", field)).takes(MANIFEST)).isFalse();
    }

    @Test
    void readsSeveralFieldsAsOne() {
        assertThat(Accept.of(Headers.of("Accept", INDEX, "Accept", MANIFEST)).takes(MANIFEST))
                .isTrue();
    }
}
