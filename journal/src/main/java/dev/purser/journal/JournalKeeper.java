package dev.purser.journal;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.SegmentList;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on behind the appends: the next segment is prepared, a checkpoint signed, a failed disk tried again, a folder
 * that has gone noticed. One thread; a round can also be asked for.
 */
final class JournalKeeper implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(JournalKeeper.class);
    private static final Duration IDLE_ROUND = Duration.ofSeconds(1);

    private final JournalFolder folder;
    private final SegmentSupply supply;
    private final SegmentList segments;
    private final CommitLoop commits;
    private final Notary notary;
    private final SegmentCare care;
    private final JournalHealth health;
    private final Duration checkpointEvery;
    private final Timer checkpoints;
    private final Object identity;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopping;

    JournalKeeper(
            JournalFolder folder,
            SegmentSupply supply,
            SegmentList segments,
            CommitLoop commits,
            Notary notary,
            SegmentCare care,
            JournalHealth health,
            Duration checkpointEvery,
            Timer checkpoints)
            throws IOException {
        this.folder = folder;
        this.supply = supply;
        this.segments = segments;
        this.commits = commits;
        this.notary = notary;
        this.care = care;
        this.health = health;
        this.checkpointEvery = checkpointEvery;
        this.checkpoints = checkpoints;
        this.identity = identity(folder.format());
    }

    private static Object identity(Path file) throws IOException {
        return Optional.ofNullable(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    /** Asks for a round as soon as may be; from any thread. */
    void ask() {
        asked.release();
    }

    void stop() {
        stopping = true;
        ask();
    }

    @Override
    public void run() {
        Duration every = checkpointEvery.isZero() ? IDLE_ROUND : checkpointEvery;
        long signed = System.nanoTime();
        while (!stopping) {
            prepare();
            if (!checkpointEvery.isZero() && System.nanoTime() - signed >= every.toNanos()) {
                signed = System.nanoTime();
                checkpoint();
            }
            tend();
            try {
                if (asked.tryAcquire(every.toNanos(), TimeUnit.NANOSECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Makes the reserve; without space for it, what is left is kept for what must be recorded. */
    private void prepare() {
        if (health.state() == JournalState.OK) {
            try {
                supply.prepare();
                care.giveBackUnused();
            } catch (IOException e) {
                if (JournalHealth.kind(e) == JournalState.FULL) {
                    health.failed("preparing the next segment", e);
                }
            }
        }
    }

    /** Signs what is durable, if the state allows to sign. */
    void checkpoint() {
        if (health.state() != JournalState.OK) {
            return;
        }
        long start = System.nanoTime();
        try {
            notary.sign();
            checkpoints.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        } catch (BadFrameException e) {
            health.become(JournalState.DAMAGED, e.getMessage());
        } catch (IOException e) {
            health.failed("signing a checkpoint", e);
        } catch (RuntimeException e) {
            health.become(JournalState.FAILED, "signing a checkpoint failed: " + e);
        }
    }

    /** Notices that the folder has gone, and whether a disk that failed or was full is back. */
    void tend() {
        if (health.state().lasting()) {
            return;
        }
        try {
            if (!Objects.equals(identity, identity(folder.format()))) {
                health.become(JournalState.LOST, "another folder is in the place of " + folder.path());
                return;
            }
            OptionalLong last = segments.last();
            if (last.isPresent() && Files.notExists(folder.segments().file(last.getAsLong()))) {
                // What is written to a file without a name is gone with the process.
                health.become(
                        JournalState.LOST,
                        "the segment in use has gone from " + folder.segments().path());
                return;
            }
        } catch (NoSuchFileException e) {
            health.become(JournalState.LOST, "the folder has gone: " + folder.path());
            return;
        } catch (IOException e) {
            // A disk that cannot be asked is noticed by the next write.
            log.warn("journal folder cannot be looked at: error=\"{}\"", e.toString());
            return;
        }
        if (health.state() != JournalState.OK) {
            probe();
        }
    }

    /** The journal is back when a fresh segment, a reserve and a checkpoint are durable. */
    private void probe() {
        try {
            commits.call(commits::resume);
            supply.prepare();
            notary.sign();
            health.become(JournalState.OK, "");
        } catch (BadFrameException e) {
            health.become(JournalState.DAMAGED, e.getMessage());
        } catch (IOException | RuntimeException e) {
            log.debug("journal is not back yet: error=\"{}\"", e.toString());
        }
    }
}
