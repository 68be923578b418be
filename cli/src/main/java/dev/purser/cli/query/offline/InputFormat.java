package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file holds its rows. */
public enum InputFormat {
    /** Objects one a line, one after the other, in an array, or in an object's {@code Records} member. */
    JSON,
    /** Values between commas, semicolons, tabs or bars, below a heading. */
    CSV,
    /** Apache Parquet. */
    PARQUET;

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int LOOK = 4096;

    static InputFormat named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "json", "jsonl", "ndjson" -> JSON;
            case "csv", "tsv" -> CSV;
            case "parquet" -> PARQUET;
            default ->
                throw new CommandException(
                        ExitCode.USAGE, "no such format: " + name, "There are json, csv and parquet.");
        };
    }

    /** What the file's first bytes show, unpacked if it is gzip; of plain text, its name decides. Empty if it is none. */
    static Optional<InputFormat> of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Unpacked.open(new BufferedInputStream(Files.newInputStream(file)))) {
            start = in.readNBytes(LOOK);
        }
        if (start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.of(PARQUET);
        }
        String text =
                new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        if (text.startsWith("{") || text.startsWith("[")) {
            return Optional.of(JSON);
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Optional.of(CSV);
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return Optional.of(JSON);
        }
        boolean binary = text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
        return binary
                        || text.isEmpty()
                        || CsvText.delimiter(text.lines().findFirst().orElse("")) == 0
                ? Optional.empty()
                : Optional.of(CSV);
    }
}
