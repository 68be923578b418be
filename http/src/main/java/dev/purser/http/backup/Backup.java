package dev.purser.http.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A backup that was made.
 *
 * @param folder where it is
 * @param made when it was begun
 * @param events how many events the journal in it holds at least
 * @param files how many files there are
 * @param bytes how many bytes they have
 * @param leftOut what has to be backed up by other means
 */
public record Backup(Path folder, Instant made, long events, long files, long bytes, List<String> leftOut) {
    public Backup {
        leftOut = List.copyOf(leftOut);
    }
}
