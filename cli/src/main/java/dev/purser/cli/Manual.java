package dev.purser.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page {@code docs/cli.md}: the help of every command, as the command itself gives it. */
final class Manual {
    private static final int WIDTH = 100;

    private Manual() {}

    /**
     * Writes the page.
     *
     * @param args the file
     */
    public static void main(String... args) throws IOException {
        Files.writeString(Path.of(args[0]), render(Main.commandLine(Surroundings.ofProcess())));
    }

    /** The page's text. */
    static String render(CommandLine root) {
        StringBuilder page = new StringBuilder("""
                # Commands

                <!-- Generated from the code by dev.purser.cli.Manual. Do not edit. -->

                `./purser serve`, `build`, `test`, `bench` and `config check` are of the start script; everything below is the
                command line, which asks a running server or looks at files.
                """);
        for (CommandLine command : all(root)) {
            command.setUsageHelpAutoWidth(false);
            command.setUsageHelpWidth(WIDTH);
            page.append("\n## `")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("`\n\n```text\n")
                    .append(command.getUsageMessage(Ansi.OFF).strip())
                    .append("\n```\n");
        }
        return page.toString().replaceAll("[ \\t]+\\n", "\n");
    }

    private static List<CommandLine> all(CommandLine root) {
        List<CommandLine> found = new ArrayList<>(List.of(root));
        root.getSubcommands().values().stream().distinct().forEach(one -> found.addAll(all(one)));
        return found;
    }
}
