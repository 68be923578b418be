package dev.purser.journal;

import dev.purser.event.PurserException;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The version of a journal's folder. Raised with every change that an older program would misread; a program takes its
 * own version and older ones, and turns an older one into its own.
 *
 * @param version {@link #CURRENT} or lower
 * @param origin the log's name
 */
record JournalFormat(int version, String origin) {
    /** 1: segments of batch frames "PURSERJ1". */
    static final int CURRENT = 1;

    private static final String FIRST_WORD = "purser-journal ";
    private static final String SECOND_WORD = "origin ";

    /**
     * @throws PurserException with {@link JournalError#JOURNAL_FORMAT} if it is newer, or none
     */
    static JournalFormat read(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() != 2
                || !lines.get(0).matches(FIRST_WORD + "[0-9]{1,9}")
                || !lines.get(1).startsWith(SECOND_WORD)) {
            throw refused(file, "the file names no format");
        }
        int version = Integer.parseInt(lines.get(0).substring(FIRST_WORD.length()));
        if (version < 1 || version > CURRENT) {
            throw refused(file, "format " + version + "; this program reads 1 to " + CURRENT);
        }
        return new JournalFormat(version, lines.get(1).substring(SECOND_WORD.length()));
    }

    static PurserException refused(Path file, String why) {
        return new PurserException(JournalError.JOURNAL_FORMAT, Map.of("file", file.toString(), "found", why));
    }

    void write(Path file) throws IOException {
        String text = FIRST_WORD + version + "\n" + SECOND_WORD + origin + "\n";
        DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
