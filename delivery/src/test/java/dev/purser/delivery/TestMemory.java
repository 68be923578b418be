package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** However far destinations are behind, the same small heap suffices. */
class TestMemory {
    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "purser.long", matches = "true")
    void aMillionEventsBehind() throws Exception {
        drill(1_000_000, 3, "96m");
    }

    private void drill(long events, int destinations, String heap) throws IOException, InterruptedException {
        Process drill = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryDrill.class.getName(),
                        folder.toString(),
                        Long.toString(events),
                        Integer.toString(destinations))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said;
        try (Stream<String> lines = drill.inputReader().lines()) {
            said = lines.filter(line -> line.contains("=")).sorted().toList();
        }
        assertThat(drill.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(drill.exitValue()).isZero();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst().substring("records=".length()))
                .isEqualTo(said.getLast().substring("wanted=".length()));
        assertThat(Long.parseLong(said.getLast().substring("wanted=".length())))
                .isGreaterThanOrEqualTo(events * destinations);
    }
}
