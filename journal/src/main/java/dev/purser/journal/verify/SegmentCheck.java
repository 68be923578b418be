package dev.purser.journal.verify;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.SegmentScan;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.journal.segment.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Checks one segment of a journal from its file alone; goes on after damage where there are frames to go on with. */
final class SegmentCheck implements Callable<LeafBatch> {
    private final Path file;
    private final SegmentSpan span;
    private final boolean last;
    private final LeafBatch batch;
    private final RecordCheck records;

    /**
     * @param last true if it is the newest one, whose end is where its frames end
     */
    SegmentCheck(Path file, SegmentSpan span, boolean last) {
        this.file = file;
        this.span = span;
        this.last = last;
        this.batch = new LeafBatch(span.first());
        this.records = new RecordCheck(batch);
    }

    @Override
    public LeafBatch call() throws IOException {
        try (SegmentScan scan = SegmentScan.open(file, SegmentScan.WHOLE_FILE)) {
            batch.bytes = Files.size(file);
            if (scan.header().first() != span.first()) {
                missing(last ? span.first() : span.end(), "the segment's header names another first event");
            }
            walk(scan);
        } catch (BadFrameException e) {
            missing(last ? batch.next() : span.end(), e.getMessage());
        } catch (NoSuchFileException e) {
            missing(last ? batch.next() : span.end(), "the segment has gone");
        }
        return batch;
    }

    private void walk(SegmentScan scan) throws IOException {
        while (batch.next() < span.end()) {
            Optional<Frame> found = scan.next();
            if (found.isPresent()) {
                take(found.get());
            } else if (last && scan.atEnd()) {
                return;
            } else if (!scan.skipToFrame()) {
                end();
                return;
            }
        }
    }

    private void end() {
        if (last) {
            batch.findings.add(new Finding(
                    Finding.Kind.UNFINISHED_END,
                    batch.next(),
                    batch.next() - 1,
                    "after the last whole batch stands one that was begun and not finished"));
        } else {
            missing(span.end(), "the frames end too soon");
        }
    }

    private void take(Frame frame) {
        if (frame.next() <= batch.next()) {
            return;
        }
        if (frame.first() > batch.next()) {
            missing(Math.min(frame.first(), span.end()), "something else than a frame stands there");
        }
        if (frame.first() < batch.next() || frame.first() >= span.end()) {
            return;
        }
        boolean leavesIntact = frame.leavesIntact();
        int before = batch.findings.size();
        long next = Math.min(frame.next(), span.end());
        try {
            for (StoredRecord record : frame.records(frame.first(), next)) {
                records.leaf(record.event().leaf(), 0, record.event().leaf().length);
                records.parts(record);
            }
        } catch (BadFrameException e) {
            takeSingly(frame, next);
        }
        if (!leavesIntact) {
            batch.suspects.add(new Finding(
                    Finding.Kind.ALTERED_LEAF,
                    frame.first(),
                    next - 1,
                    "the checksum over these leaves does not hold"));
        } else if (!frame.intact() && batch.findings.size() == before) {
            batch.findings.add(new Finding(
                    Finding.Kind.ALTERED_PART,
                    frame.first(),
                    next - 1,
                    "the checksum over these records' parts does not hold"));
        }
    }

    /** Reads a frame in which not all can be told apart, record by record. */
    private void takeSingly(Frame frame, long next) {
        try {
            frame.leaves((sequence, bytes, offset, length) -> {
                if (sequence == batch.next() && sequence < next) {
                    records.leaf(bytes, offset, length);
                }
            });
        } catch (BadFrameException e) {
            batch.suspects.add(new Finding(Finding.Kind.ALTERED_LEAF, batch.next(), next - 1, e.getMessage()));
            batch.skipTo(next);
        }
        for (long sequence = frame.first(); sequence < next; sequence++) {
            try {
                frame.records(sequence, sequence + 1).forEach(records::parts);
            } catch (BadFrameException e) {
                batch.findings.add(Finding.at(Finding.Kind.ALTERED_PART, sequence, e.getMessage()));
            }
        }
    }

    private void missing(long to, String what) {
        if (to > batch.next()) {
            batch.findings.add(new Finding(
                    Finding.Kind.MISSING_RECORDS, batch.next(), to - 1, what + " (" + file.getFileName() + ")"));
            batch.skipTo(to);
        } else if (last && to == batch.next() && !what.isEmpty()) {
            batch.findings.add(
                    new Finding(Finding.Kind.UNREADABLE, to, to - 1, what + " (" + file.getFileName() + ")"));
        }
    }
}
