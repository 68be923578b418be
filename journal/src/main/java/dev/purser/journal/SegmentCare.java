package dev.purser.journal;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.FrameWalk;
import dev.purser.journal.segment.RecordReader;
import dev.purser.journal.segment.SegmentFolder;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentRepair;
import dev.purser.journal.segment.SegmentRewrite;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

/** What is done to finished segments: rewritten, removed from the front, read through. One at a time; thread-safe. */
final class SegmentCare {
    private final JournalFolder folder;
    private final SegmentFolder files;
    private final SegmentList segments;
    private final SegmentSupply supply;
    private final CommitLoop commits;
    private final RecordReader reader;
    private final FrameWalk.Damage damage;
    private final ReentrantLock lock = new ReentrantLock();
    private long tidyBefore;

    /**
     * @param tidyBefore segments that begin below it hold no unused space that is worth looking for
     */
    SegmentCare(
            JournalFolder folder,
            SegmentList segments,
            SegmentSupply supply,
            CommitLoop commits,
            RecordReader reader,
            FrameWalk.Damage damage,
            long tidyBefore) {
        this.folder = folder;
        this.files = folder.segments();
        this.segments = segments;
        this.supply = supply;
        this.commits = commits;
        this.reader = reader;
        this.damage = damage;
        this.tidyBefore = tidyBefore;
    }

    /** Gives back the space that finished segments do not use; nothing, while other work on segments is under way. */
    void giveBackUnused() throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            for (SegmentSpan span : segments.finished()) {
                if (span.first() >= tidyBefore && span.first() < span.end()) {
                    giveBack(span);
                }
                tidyBefore = Math.max(tidyBefore, span.end());
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(SegmentSpan span) throws IOException {
        try (FrameWalk walk = reader.walk(span, span.end() - 1)) {
            Optional<Frame> last = walk.next();
            if (last.isPresent() && last.get().next() == span.end()) {
                SegmentRepair.trim(files.file(span.first()), last.get().end());
            }
        }
    }

    List<Path> finished(long size) throws IOException {
        commits.call(() -> commits.finishSegment(size));
        return segments.finished().stream()
                .map(span -> files.file(span.first()))
                .toList();
    }

    /** Takes parts out of every event of a range. */
    int erase(long from, long to, SegmentRewrite.Selector selector) throws IOException {
        lock.lock();
        try {
            commits.call(() -> commits.finishSegment(to));
            SegmentRewrite rewrite = new SegmentRewrite(files, selector);
            for (SegmentSpan span : segments.spans(from, to)) {
                long end = segments.end(span.first()).orElse(span.end());
                rewrite.rewrite(span.first(), end, supply.stamp());
            }
            return rewrite.erased();
        } finally {
            lock.unlock();
        }
    }

    /** Removes whole segments below {@code wanted}, none of which anyone keeps. */
    long trimBefore(long wanted, LongStream kept) throws IOException {
        lock.lock();
        try {
            long limit = Math.min(wanted, kept.min().orElse(Long.MAX_VALUE));
            List<SegmentSpan> going = segments.finished().stream()
                    .filter(span -> span.end() <= limit)
                    .toList();
            if (going.isEmpty()) {
                return segments.first();
            }
            // The mark first: a crash in between leaves segments that the next start removes, never a hole.
            String mark = going.getLast().end() + "\n";
            DurableFiles.write(folder.trimmed(), mark.getBytes(StandardCharsets.US_ASCII));
            for (SegmentSpan span : going) {
                segments.remove(span.first());
                DurableFiles.delete(files.file(span.first()));
            }
            return segments.first();
        } finally {
            lock.unlock();
        }
    }

    /** Reads every frame up to a size; what is damaged is told to the reader's listener. */
    void scrub(long size) throws IOException {
        for (SegmentSpan span : segments.spans(0, size)) {
            try (FrameWalk walk = reader.walk(span, span.first())) {
                for (Optional<Frame> frame = walk.next(); frame.isPresent(); ) {
                    frame = walk.next();
                }
            } catch (NoSuchFileException e) {
                if (span.first() >= segments.first()) {
                    damage.found(span.first(), span.end(), "the segment is missing: " + e.getFile());
                }
            } catch (BadFrameException e) {
                damage.found(span.first(), span.end(), e.getMessage());
            }
        }
    }
}
