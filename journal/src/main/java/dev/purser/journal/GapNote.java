package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the counts of a gap on disk, as well as a disk that may be failing lets it: one line per action, its name, the
 * count, the first and the last time, after a line that names the form.
 */
final class GapNote {
    private static final String FORM = "purser gap note 1";

    /** What an earlier run left: its counts, and whether all of the note could be read. */
    record Found(GapLedger ledger, boolean whole) {}

    private final Path file;

    GapNote(Path file) {
        this.file = file;
    }

    /** What an earlier run left, or empty if nothing. */
    Optional<Found> find() throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String[] lines = text.split("\n", -1);
        GapLedger ledger = new GapLedger();
        boolean whole = lines[0].equals(FORM) && text.endsWith("\n");
        for (int i = 1; i < lines.length - 1; i++) {
            whole &= read(lines[i], ledger);
        }
        return Optional.of(new Found(ledger, whole));
    }

    private static boolean read(String line, GapLedger ledger) {
        String[] words = line.split(" ", -1);
        Optional<Action> action = words.length == 4 ? Action.of(words[0]) : Optional.empty();
        if (action.isEmpty()) {
            return false;
        }
        try {
            long count = Long.parseLong(words[1]);
            Instant first = Instant.parse(words[2]);
            Instant last = Instant.parse(words[3]);
            if (count < 1 || last.isBefore(first)) {
                return false;
            }
            ledger.add(action.get(), new GapLedger.Line(count, first, last));
            return true;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    void keep(GapLedger ledger) throws IOException {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        ledger.lines()
                .forEach((action, line) -> text.append(action.text())
                        .append(' ')
                        .append(line.count())
                        .append(' ')
                        .append(line.first())
                        .append(' ')
                        .append(line.last())
                        .append('\n'));
        DurableFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    void drop() throws IOException {
        try {
            DurableFiles.delete(file);
        } catch (NoSuchFileException e) {
            // Nothing was kept.
        }
    }
}
