package dev.purser.delivery.syslog;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection when a time is over: Java has no time-out for writing, and a receiver that stops reading would
 * otherwise hold its destination for ever. Ended by {@link #close}.
 */
final class Deadline implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean struck;

    /**
     * @param connection closed from another thread
     */
    Deadline(Duration time, Closeable connection) {
        Thread.ofVirtual().name("syslog-deadline").start(() -> {
            try {
                if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    struck = true;
                    connection.close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // Closed is closed.
            }
        });
    }

    /** True if the time was over before the end. */
    boolean struck() {
        return struck;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
