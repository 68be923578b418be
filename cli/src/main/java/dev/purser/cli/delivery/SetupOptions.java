package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A destination's setup as options of a command. */
final class SetupOptions {
    @Option(names = "--type", paramLabel = "TYPE", description = "Its type; 'purser destination types' lists them.")
    Optional<String> type = Optional.empty();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "What its records are written in; 'purser destination dialects' lists them.")
    Optional<String> dialect = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "An option of the type; may be repeated.")
    Map<String, String> options = Map.of();

    @Option(
            names = "--set-file",
            paramLabel = "NAME=FILE",
            description = "An option of the type whose value is a file's first line or whole text: for secrets and"
                    + " certificates. May be repeated.")
    Map<String, Path> files = Map.of();

    @Option(names = "--dialect-set", paramLabel = "NAME=VALUE", description = "An option of the dialect.")
    Map<String, String> dialectOptions = Map.of();

    @Option(names = "--batch-records", paramLabel = "N", description = "Close a batch at so many records.")
    Optional<Long> records = Optional.empty();

    @Option(names = "--batch-bytes", paramLabel = "N", description = "Close a batch at about so many bytes.")
    Optional<Long> bytes = Optional.empty();

    @Option(names = "--batch-seconds", paramLabel = "N", description = "Close a batch after so long.")
    Optional<Long> seconds = Optional.empty();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(names = "--no-test", description = "Do not write to it first: it is known to be away.")
    boolean untested;

    /** Puts what was given into the body. */
    void write(ObjectNode body) {
        type.ifPresent(text -> body.put("type", text));
        dialect.ifPresent(text -> body.put("dialect", text));
        if (!options.isEmpty() || !files.isEmpty()) {
            ObjectNode into = body.withObjectProperty("options");
            options.forEach(into::put);
            files.forEach((name, file) -> into.put(name, content(file)));
        }
        if (!dialectOptions.isEmpty()) {
            ObjectNode into = body.withObjectProperty("dialectOptions");
            dialectOptions.forEach(into::put);
        }
        if (records.isPresent() || bytes.isPresent() || seconds.isPresent()) {
            ObjectNode into = body.withObjectProperty("batching");
            records.ifPresent(count -> into.put("records", count));
            bytes.ifPresent(count -> into.put("bytes", count));
            seconds.ifPresent(count -> into.put("ageSeconds", count));
        }
        description.ifPresent(text -> body.put("description", text));
        if (untested) {
            body.put("test", false);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandException(ExitCode.NOT_FOUND, "cannot read " + file, "Check the path and its rights.");
        }
    }
}
