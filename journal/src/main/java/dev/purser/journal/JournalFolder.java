package dev.purser.journal;

import dev.purser.journal.segment.SegmentFolder;
import java.nio.file.Path;

/**
 * The names in a journal's folder; the one place that knows them.
 *
 * <pre>
 * format            the format's version and the log's name
 * lock              held while a process has the journal open
 * segments/         the events
 * hashes/           the tree's hashes, derived from the events
 * checkpoint        the latest signed checkpoint
 * public-keys       verifier keys, one a line, the newest last
 * rotations/        checkpoints that carry the signatures of two keys, by size
 * trimmed           the lowest number that retention left; absent while nothing was removed
 * clean             how many events there were when the journal was closed; absent while it is open
 * damaged           which events were found damaged while the journal was open; absent while none were
 * </pre>
 *
 * @param path the folder
 */
public record JournalFolder(Path path) {
    public Path format() {
        return path.resolve("format");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    public SegmentFolder segments() {
        return new SegmentFolder(path.resolve("segments"));
    }

    public Path hashes() {
        return path.resolve("hashes");
    }

    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    public Path publicKeys() {
        return path.resolve("public-keys");
    }

    public Path rotations() {
        return path.resolve("rotations");
    }

    public Path rotation(long size) {
        return rotations().resolve("%020d".formatted(size));
    }

    public Path trimmed() {
        return path.resolve("trimmed");
    }

    public Path clean() {
        return path.resolve("clean");
    }

    public Path damaged() {
        return path.resolve("damaged");
    }
}
