package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of commands is what the commands say. */
class TestManual {
    @Test
    void thePageIsCurrent() {
        assertThat(Path.of("..", "docs", "cli.md"))
                .as(
                        "write it anew: java -cp cli/target/purser-cli.jar:cli/target/lib/* dev.purser.cli.Manual docs/cli.md")
                .content()
                .isEqualTo(Manual.render(Main.commandLine(Surroundings.ofProcess())));
    }
}
