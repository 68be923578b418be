package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.util.Optional;

/**
 * What {@code --table} says.
 *
 * @param name as queries call it
 * @param format of all its files; told by each file's content where it is empty
 * @param pattern a file, a folder, or a pattern of files
 */
public record GivenTable(String name, Optional<InputFormat> format, String pattern) {
    /** Reads {@code NAME=PATTERN} or {@code NAME:FORMAT=PATTERN}. */
    public static GivenTable of(String text) {
        int equal = text.indexOf('=');
        if (equal <= 0 || equal == text.length() - 1) {
            throw new CommandException(
                    ExitCode.USAGE, "--table takes NAME=FILES, not " + text, "Such as --table CloudTrail=AWSLogs/.");
        }
        String left = text.substring(0, equal);
        int colon = left.lastIndexOf(':');
        Optional<InputFormat> format =
                colon < 0 ? Optional.empty() : Optional.of(InputFormat.named(left.substring(colon + 1)));
        String name = colon < 0 ? left : left.substring(0, colon);
        if (name.isBlank()) {
            throw new CommandException(ExitCode.USAGE, "--table has no name: " + text, "Write NAME=FILES.");
        }
        return new GivenTable(name, format, text.substring(equal + 1));
    }
}
