package dev.purser.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command finds around it: environment, standard input, a terminal to ask at. Tests bring their own.
 *
 * @param environment the value of a variable, empty if it is not set
 * @param input standard input, line by line
 * @param bytes standard input as bytes: for commands that never ask for a line of it
 * @param output standard output as bytes
 * @param asker asks a question without showing the answer; empty where there is no terminal
 */
public record Surroundings(
        Function<String, Optional<String>> environment,
        BufferedReader input,
        InputStream bytes,
        OutputStream output,
        Optional<Function<String, String>> asker) {
    private static final String DEFAULT_SERVER = "http://127.0.0.1:5000";

    @SuppressWarnings("SystemConsoleNull") // It is null where another provider is chosen by jdk.console.
    static Surroundings ofProcess() {
        Console console = System.console();
        Optional<Function<String, String>> asker = console == null || !console.isTerminal()
                ? Optional.empty()
                : Optional.of(question -> new String(console.readPassword("%s", question)));
        return new Surroundings(
                name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty()),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                asker);
    }

    /** The server that is meant where the command line names none. */
    public String server() {
        return environment.apply("PURSER_SERVER").orElse(DEFAULT_SERVER);
    }

    /** Where this user's files are: {@code PURSER_CONFIG_HOME}, else {@code purser} below the XDG configuration folder. */
    public Path configFolder() {
        return environment
                .apply("PURSER_CONFIG_HOME")
                .map(Path::of)
                .or(() -> environment.apply("XDG_CONFIG_HOME").map(home -> Path.of(home, "purser")))
                .orElseGet(() -> Path.of(
                        environment.apply("HOME").orElseGet(() -> System.getProperty("user.home")),
                        ".config",
                        "purser"));
    }

    /** A secret: the first line of standard input if asked for, else typed at the terminal. */
    public String secret(boolean fromInput, String question) {
        if (fromInput) {
            try {
                String line = input.readLine();
                if (line != null && !line.isEmpty()) {
                    return line;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new CommandException(
                    ExitCode.USAGE, "standard input is empty", "Write the secret to it as one line.");
        }
        return asker.map(ask -> ask.apply(question))
                .filter(answer -> !answer.isEmpty())
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "a secret is needed and there is no terminal to ask at",
                        "Write it to standard input and add --password-stdin."));
    }
}
