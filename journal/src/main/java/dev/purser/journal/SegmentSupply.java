package dev.purser.journal;

import dev.purser.journal.segment.SegmentFolder;
import dev.purser.journal.segment.SegmentHeader;
import dev.purser.journal.segment.SegmentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prepares the next segment ahead of its need, and begins it. What is prepared is the reserve when the disk is full.
 * Thread-safe.
 *
 * <p>The first segments of a journal are small and grow fourfold up to the configured size, so that a small journal
 * takes little space and starts at once.
 */
final class SegmentSupply {
    private static final long SMALLEST = 1 << 20;

    private final SegmentFolder folder;
    private final long largest;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private long lastCapacity;
    private volatile boolean ready;

    /**
     * @param lastCapacity size of the segment in use; 0 if there is none
     */
    SegmentSupply(SegmentFolder folder, long largest, long lastCapacity, Clock clock) {
        this.folder = folder;
        this.largest = largest;
        this.lastCapacity = lastCapacity;
        this.clock = clock;
        this.ready = Files.exists(folder.reserve());
    }

    /** A stamp for a file's frames. */
    long stamp() {
        return random.nextLong();
    }

    /** True if the next segment is prepared; a look without a wait. */
    boolean ready() {
        return ready;
    }

    /** Makes the reserve if there is none. */
    void prepare() throws IOException {
        lock.lock();
        try {
            if (!Files.exists(folder.reserve())) {
                folder.makeReserve(next());
            }
            ready = true;
        } finally {
            lock.unlock();
        }
    }

    private long next() {
        return lastCapacity == 0
                ? Math.min(SMALLEST, largest)
                : Math.min(largest, Math.max(SMALLEST, lastCapacity * 4));
    }

    /**
     * Begins the segment whose first event has this number.
     *
     * @throws IOException if it could not be made durable; the reserve that was used is not used again
     */
    SegmentWriter begin(long first) throws IOException {
        lock.lock();
        try {
            prepare();
            ready = false;
            SegmentWriter writer = SegmentWriter.begin(folder, new SegmentHeader(first, stamp(), clock.instant()));
            lastCapacity = writer.capacity();
            return writer;
        } catch (IOException e) {
            try {
                Files.deleteIfExists(folder.reserve());
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
