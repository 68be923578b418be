package dev.purser.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks the frames of one segment that should hold certain events, and passes over what is damaged. For one thread.
 *
 * <p>Every stretch that is missing or not whole is shown to the caller once, then the walk goes on with the next good
 * frame.
 */
public final class FrameWalk implements Closeable {
    /** Is told of events that are not there as they were written. */
    @FunctionalInterface
    public interface Damage {
        /**
         * @param from the first event concerned
         * @param to the event after the last one, as far as is known
         * @param what what was found, for the operator
         */
        void found(long from, long to, String what);
    }

    private final SegmentScan scan;
    private final SegmentSpan span;
    private final Damage damage;
    private long expected;

    /**
     * @param scan standing at the frame that holds {@code from}; closed with this
     * @param from the first event wanted
     */
    public FrameWalk(SegmentScan scan, SegmentSpan span, long from, Damage damage) {
        this.scan = scan;
        this.span = span;
        this.expected = from;
        this.damage = damage;
    }

    /** The sequence that comes next: everything below was handed out or shown as damage. */
    public long expected() {
        return expected;
    }

    /** The next frame whose bytes are as they were written; empty at the end of the segment's span. */
    public Optional<Frame> next() throws IOException {
        while (expected < span.end()) {
            long at = scan.position();
            Optional<Frame> found = scan.next();
            if (found.isPresent() && found.get().next() <= expected) {
                continue;
            }
            if (found.isPresent() && found.get().first() <= expected) {
                Frame frame = found.get();
                if (frame.intact()) {
                    expected = frame.next();
                    return found;
                }
                report(
                        Math.min(frame.next(), span.end()),
                        "the checksum of the frame at byte " + at + " does not hold");
                continue;
            }
            if (found.isPresent()) {
                report(Math.min(found.get().first(), span.end()), "the frame at byte " + at + " is of a later event");
                scan.seek(at);
            } else if (!skip(at)) {
                report(span.end(), "no frame stands at byte " + at);
            }
        }
        return Optional.empty();
    }

    private boolean skip(long at) throws IOException {
        if (!scan.skipToFrame()) {
            return false;
        }
        long next = scan.sequence().orElse(span.end());
        if (next > expected) {
            report(Math.min(next, span.end()), "no frame stands at byte " + at);
        }
        return true;
    }

    private void report(long to, String what) {
        damage.found(expected, to, what + " of " + scan.file().getFileName());
        expected = to;
    }

    @Override
    public void close() throws IOException {
        scan.close();
    }
}
