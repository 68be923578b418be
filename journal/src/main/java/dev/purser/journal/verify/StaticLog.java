package dev.purser.journal.verify;

import dev.purser.journal.JournalFolder;
import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.FrameWalk;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentScan;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.HashFiles;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes a journal as the static folder of C2SP tlog-tiles: {@code checkpoint}, {@code tile/<L>/<N>[.p/<W>]} and
 * {@code tile/entries/<N>[.p/<W>]}, to be served by any web server or kept as it is.
 *
 * <p>It holds the leaves, which name no person, and none of the private parts. What retention has taken from the
 * journal's front is missing here too, as the specification's section on pruning has it.
 */
public final class StaticLog {
    /** The name of the checkpoint's file. */
    static final String CHECKPOINT = "checkpoint";

    private StaticLog() {}

    /**
     * Writes the log up to the journal's latest checkpoint; over an older export, too. The checkpoint is written last, so
     * a folder whose checkpoint is new is whole. The journal may be in use.
     *
     * @return the checkpoint
     * @throws NoSuchFileException if there is no journal, or nothing was signed yet
     * @throws BadFrameException if a record is damaged or the tree is not the one that was signed: nothing was put into
     *     the place of an older checkpoint
     */
    public static Checkpoint export(Path journal, Path target) throws IOException {
        JournalFolder folder = new JournalFolder(journal);
        Checkpoint checkpoint =
                Checkpoint.parse(new String(Files.readAllBytes(folder.checkpoint()), StandardCharsets.UTF_8));
        SegmentList segments = new SegmentList(folder.segments().segments().keySet());
        DurableFiles.createFolders(target);
        StaticLogWriter writer = new StaticLogWriter(target, segments.first(), HashFiles.reader(folder.hashes()));
        for (SegmentSpan span : segments.spans(0, checkpoint.size())) {
            SegmentScan scan = SegmentScan.open(folder.segments().file(span.first()), SegmentScan.WHOLE_FILE);
            try (FrameWalk walk = new FrameWalk(scan, span, span.first(), StaticLog::damaged)) {
                for (Optional<Frame> frame = walk.next(); frame.isPresent(); frame = walk.next()) {
                    writer.add(frame.get(), span.end());
                }
            }
        }
        if (writer.size() != checkpoint.size() || !Arrays.equals(writer.end(), checkpoint.root())) {
            throw new BadFrameException("the records up to " + writer.size() + " are not those of the checkpoint");
        }
        DurableFiles.write(target.resolve(CHECKPOINT), checkpoint.note().getBytes(StandardCharsets.UTF_8));
        return checkpoint;
    }

    private static void damaged(long from, long to, String what) {
        throw new BadFrameException("records " + from + " to " + (to - 1) + ": " + what);
    }
}
