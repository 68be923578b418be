package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestHeaders {
    @Test
    void namesCompareWithoutCase() {
        Headers headers = Headers.of("Accept", "a", "accept", "b", "Host", "h");
        assertThat(headers.first("ACCEPT")).contains("a");
        assertThat(headers.all("accept")).containsExactly("a", "b");
        assertThat(headers.has("Range")).isFalse();
    }

    @Test
    void aLineBreakCannotBeSmuggledIn() {
        assertThatThrownBy(() -> Headers.NONE.with("Location", "/a\r\nSet-Cookie: x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoValues() {
        assertThat(Headers.of("Authorization", "Basic c2VjcmV0").toString()).doesNotContain("c2VjcmV0");
    }
}
