package dev.purser.journal;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events were found damaged while a journal was open, so that the next start, which reads the newest records only,
 * finds them again.
 *
 * @param from the first of them
 * @param to the one after the last, as far as is known
 * @param what what was found, on one line
 */
record DamageMark(long from, long to, String what) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.*)\n", Pattern.DOTALL);

    /** Reads the mark; one that is not whole stands for all events. */
    static Optional<DamageMark> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher text = FORM.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        return Optional.of(
                text.matches()
                        ? new DamageMark(Long.parseLong(text.group(1)), Long.parseLong(text.group(2)), text.group(3))
                        : new DamageMark(0, Long.MAX_VALUE, ""));
    }

    void write(Path file) throws IOException {
        DurableFiles.write(file, (from + " " + to + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
