package dev.purser.journal;

import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.SegmentHeader;
import dev.purser.journal.segment.SegmentScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the last segment ends.
 *
 * @param end the sequence after the last event of the unbroken, whole frames
 * @param lastFrame where the last of these frames begins; {@code position} if there is none
 * @param position where they end in the file
 * @param torn true if a frame was begun there that is not whole
 * @param follows the first event of a frame that stands further on, which no crash leaves; empty if none does
 * @param highest the sequence after the last event of any frame
 */
record SegmentTail(
        SegmentHeader header,
        long end,
        long lastFrame,
        long position,
        boolean torn,
        Optional<Long> follows,
        long highest) {
    /**
     * @throws dev.purser.journal.segment.BadFrameException if the segment's header is damaged
     */
    static SegmentTail find(Path file) throws IOException {
        try (SegmentScan scan = SegmentScan.open(file, SegmentScan.WHOLE_FILE)) {
            long end = scan.header().first();
            long last = scan.position();
            long position = scan.position();
            for (Optional<Frame> frame = scan.next(); whole(frame, end); frame = scan.next()) {
                last = position;
                end = frame.orElseThrow().next();
                position = frame.orElseThrow().end();
            }
            scan.seek(position);
            boolean begun = !scan.atEnd();
            Optional<Long> follows = Optional.empty();
            long highest = end;
            while (scan.skipToFrame()) {
                Optional<Frame> frame = scan.next();
                if (frame.isPresent()) {
                    follows = follows.isPresent()
                            ? follows
                            : Optional.of(frame.get().first());
                    highest = Math.max(highest, frame.get().next());
                    scan.seek(frame.get().offset());
                }
            }
            return new SegmentTail(scan.header(), end, last, position, begun, follows, highest);
        }
    }

    private static boolean whole(Optional<Frame> frame, long expected) {
        return frame.isPresent()
                && frame.get().first() == expected
                && frame.get().intact();
    }
}
