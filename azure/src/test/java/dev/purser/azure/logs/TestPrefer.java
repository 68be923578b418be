package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPrefer {
    private static final Prefer NOTHING = new Prefer(Optional.empty(), false, false, false, false);

    /** As the Java client sends them. */
    @Test
    void aListInOneField() {
        assertThat(Prefer.of(List.of("include-render=true,include-statistics=true,wait=30")))
                .isEqualTo(new Prefer(Optional.of(Duration.ofSeconds(30)), true, true, false, false));
    }

    @Test
    void severalFieldsAnyCaseAndSpaces() {
        assertThat(Prefer.of(List.of(
                        "Include-DataSources = true ; wait=\"600\"", "INCLUDE-PERMISSIONS=True, include-render")))
                .isEqualTo(new Prefer(Optional.of(Duration.ofMinutes(10)), true, false, true, true));
    }

    /** The Python client sends an empty field where nothing is preferred. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=soon",
                "wait=99999999",
                "include-render=false",
                "respond-async",
                "=true",
                "=,="
            })
    void whatSaysNothingIsNoError(String field) {
        assertThat(Prefer.of(List.of(field))).isEqualTo(NOTHING);
    }

    @Test
    void noFieldSaysNothing() {
        assertThat(Prefer.of(List.of())).isEqualTo(NOTHING);
    }
}
