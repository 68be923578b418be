package dev.purser.server.vertx;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests at work, refuses more than a bound, and tells when the last has left. Thread-safe. */
public final class InFlight {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);
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
            leave();
            return false;
        }
        return true;
    }

    public void leave() {
        // Whoever counts to zero after closing sees that it is closed; whoever does so before is seen by close().
        if (now.decrementAndGet() == 0 && closed) {
            empty.countDown();
        }
    }

    public int count() {
        return now.get();
    }

    /** Lets nobody in any more, and waits for those inside; true if all have left. */
    public boolean close(Duration atMost) throws InterruptedException {
        closed = true;
        return now.get() == 0 || empty.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
