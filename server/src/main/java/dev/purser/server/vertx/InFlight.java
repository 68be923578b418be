package dev.purser.server.vertx;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests at work, refuses more than a bound, and tells when the last has left. Thread-safe. */
public final class InFlight {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param most requests at once
     */
    public InFlight(int most) {
        this.most = most;
    }

    /** Lets one in, unless there are too many or the program is stopping. */
    public boolean enter() {
        if (now.incrementAndGet() > most || closed) {
            now.decrementAndGet();
            return false;
        }
        return true;
    }

    public void leave() {
        now.decrementAndGet();
    }

    public int count() {
        return now.get();
    }

    /** Lets nobody in any more, and waits for those inside. */
    public boolean close(Duration atMost) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        while (now.get() > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(Duration.ofMillis(5));
        }
        return now.get() == 0;
    }
}
