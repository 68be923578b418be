package dev.purser.journal.segment;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where frames begin in one segment, every {@value #STEP} bytes or so. Derived by hopping from header to header, as far
 * as was asked for. Thread-safe.
 */
final class FrameIndex {
    private static final int STEP = 64 << 10;

    private final long stamp;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<Long, Long> offsets = new TreeMap<>();
    private long known;
    private long end = SegmentHeader.BYTES;

    FrameIndex(SegmentHeader header) {
        this.stamp = header.stamp();
        this.known = header.first();
        offsets.put(header.first(), end);
    }

    /** False once the segment's file was replaced: every file has a stamp of its own. */
    boolean of(SegmentHeader header) {
        return stamp == header.stamp();
    }

    /**
     * Moves a scan of this segment to the frame that holds an event, or to what stands in its place.
     *
     * @param durable no frame at or above this sequence is looked at
     * @return false if there is no whole frame with the event
     */
    boolean seek(SegmentScan scan, long sequence, long durable) throws IOException {
        lock.lock();
        try {
            if (sequence < known) {
                scan.seek(offsets.floorEntry(sequence).getValue());
            } else {
                scan.seek(end);
                extend(scan, sequence, durable);
            }
        } finally {
            lock.unlock();
        }
        return hopTo(scan, sequence);
    }

    private void extend(SegmentScan scan, long sequence, long durable) throws IOException {
        long last = offsets.lastEntry().getValue();
        while (known <= sequence && known < durable) {
            long at = scan.position();
            Optional<Long> first = scan.sequence();
            if (first.isEmpty() || first.get() != known) {
                return;
            }
            if (at - last >= STEP) {
                offsets.put(known, at);
                last = at;
            }
            known = scan.hop().orElseThrow();
            end = scan.position();
        }
        scan.seek(offsets.floorEntry(sequence).getValue());
    }

    private static boolean hopTo(SegmentScan scan, long sequence) throws IOException {
        while (true) {
            long at = scan.position();
            Optional<Long> first = scan.sequence();
            if (first.isEmpty() || first.get() > sequence) {
                return false;
            }
            Optional<Long> next = scan.hop();
            if (next.orElseThrow() > sequence) {
                scan.seek(at);
                return true;
            }
        }
    }
}
