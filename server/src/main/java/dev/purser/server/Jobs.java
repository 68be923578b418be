package dev.purser.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Every background job of the program with its schedule, in one list. A job that fails is logged and tried again at its
 * next turn; no two runs of one job overlap.
 */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Jobs.class);

    /**
     * A job.
     *
     * @param name for logs
     * @param every the pause between the end of one run and the start of the next
     * @param work what is done; may block
     */
    record Job(String name, Duration every, Runnable work) {}

    /** One thread that stays: a pool of none looks for work a hundred times a second. */
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            1, Thread.ofVirtual().name("job-", 0).factory());

    void start(List<Job> jobs) {
        for (Job job : jobs) {
            long pause = job.every().toMillis();
            ScheduledFuture<?> _ =
                    clockwork.scheduleWithFixedDelay(() -> run(job), pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    private static void run(Job job) {
        try {
            job.work().run();
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "job %s failed; it runs again at its next turn", job.name());
        }
    }

    /** Starts no job any more and waits for those at work, half a minute at most. */
    @Override
    public void close() {
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(30, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            clockwork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
