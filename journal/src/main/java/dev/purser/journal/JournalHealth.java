package dev.purser.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one journal and why. Thread-safe; asking costs one volatile read. */
final class JournalHealth {
    private static final Logger log = LoggerFactory.getLogger(JournalHealth.class);

    /**
     * A moment's state.
     *
     * @param detail empty where all is well
     */
    record Now(JournalState state, String detail, Instant since) {}

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Now now;

    JournalHealth(Clock clock) {
        this.clock = clock;
        this.now = new Now(JournalState.OK, "", clock.instant());
    }

    Now now() {
        return now;
    }

    JournalState state() {
        return now.state;
    }

    /** Comes into a state; one that lasts is left only by a restart. */
    void become(JournalState state, String detail) {
        lock.lock();
        try {
            if (now.state == state || now.state.lasting()) {
                return;
            }
            now = new Now(state, detail, clock.instant());
        } finally {
            lock.unlock();
        }
        if (state == JournalState.OK) {
            log.info("journal state: state=OK");
        } else {
            log.error("journal state: state={} detail=\"{}\" advice=\"{}\"", state, detail, state.advice());
        }
    }

    /** Comes into the state that a failed write, sync or rename means. */
    void failed(String doing, IOException e) {
        become(kind(e), doing + " failed: " + e);
    }

    /** What a failure means: the platform tells want of space only by its words. */
    static JournalState kind(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("quota exceeded")
                ? JournalState.FULL
                : JournalState.FAILED;
    }
}
