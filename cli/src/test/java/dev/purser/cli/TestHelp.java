package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TestHelp {
    private final Shell shell = new Shell("http://127.0.0.1:1", Path.of("nowhere"));

    private static List<CommandLine> all(CommandLine line) {
        List<CommandLine> all = new ArrayList<>(List.of(line));
        line.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
        return all;
    }

    @Test
    void everyCommandHasHelpWithExamplesAndExitCodes() {
        for (CommandLine command : all(Main.commandLine(Surroundings.ofProcess()))) {
            String help = command.getUsageMessage();
            assertThat(command.getCommandSpec().usageMessage().description())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(command.getCommandSpec().usageMessage().footer())
                    .as(command.getCommandName())
                    .isNotEmpty();
            assertThat(help).as(command.getCommandName()).contains("Exit codes:", "Examples:", "--help");
        }
    }

    @Test
    void noHelpShowsASecretAsAnArgument() {
        for (CommandLine command : all(Main.commandLine(Surroundings.ofProcess()))) {
            assertThat(command.getCommandSpec().options())
                    .filteredOn(option ->
                            option.longestName().toLowerCase(Locale.ROOT).matches(".*(password|secret).*"))
                    .allMatch(option -> option.longestName().matches("--password-(stdin|file)"));
        }
    }

    @Test
    void aWrongCommandLineIsUsage() {
        shell.run("nonsense").fails(ExitCode.USAGE, "nonsense");
        shell.run().fails(ExitCode.USAGE, "Name one of the commands");
        shell.run("user").fails(ExitCode.USAGE, "Name one of the commands");
        assertThat(shell.run("--help").succeeds().out()).contains("events", "verify", "login");
        assertThat(shell.run("events", "--help").succeeds().out()).contains("--follow", "--action", "0");
    }
}
