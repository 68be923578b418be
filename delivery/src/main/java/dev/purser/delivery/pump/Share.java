package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryMetric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much of the processors all pumps together may have. Thread-safe.
 *
 * <p>Few pumps compute at once (half as many as there are processors), a little at a time. Whoever has computed compares
 * the processor time that it was given with the time that passed: if it was made to wait, the machine has more to do than
 * it can, and the pump keeps still until what it used is no more than its share. So deliveries run at full speed on an
 * idle machine, and give way under saturation without anybody telling them; the lag then shows it.
 */
final class Share {
    /** Below this part of the time that passed, somebody else had the processor. */
    private static final double CROWDED = 0.8;

    private static final double WEIGHT = 0.2;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(200);
    /** Shorter stretches say nothing: the clocks are too coarse for them. */
    private static final long SHORTEST_LOOK = TimeUnit.MICROSECONDS.toNanos(200);

    private final LongSupplier wall;
    private final LongSupplier cpu;
    private final Semaphore permits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final double share;
    private final Timer yielded;
    private volatile double given = 1;

    Share(double share, MeterRegistry metrics) {
        this(share, metrics, System::nanoTime, processorTime());
    }

    /**
     * @param wall time that passes, in nanoseconds
     * @param cpu processor time that the calling thread was given, in nanoseconds
     */
    Share(double share, MeterRegistry metrics, LongSupplier wall, LongSupplier cpu) {
        this.share = share;
        this.wall = wall;
        this.cpu = cpu;
        this.yielded = DeliveryMetric.YIELDED.timer(metrics);
    }

    /** Where the platform cannot tell, all the time that passes: then nobody ever rests. */
    private static LongSupplier processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }

    /** A short stretch of computing; does not wait for anything but the processor. */
    @FunctionalInterface
    interface Work {
        void run();
    }

    /** Computes when there is a turn, and rests afterwards if the machine is crowded. */
    void compute(Work work) throws InterruptedException {
        permits.acquire();
        long used;
        try {
            long began = wall.getAsLong();
            long had = cpu.getAsLong();
            work.run();
            used = cpu.getAsLong() - had;
            look(used, wall.getAsLong() - began);
        } finally {
            permits.release();
        }
        rest(used);
    }

    /** Processor time of this thread so far, in nanoseconds. */
    long cpu() {
        return cpu.getAsLong();
    }

    private void look(long used, long passed) {
        if (passed > SHORTEST_LOOK) {
            // One writer at a time would be exact; a lost update only makes the mean a little older.
            given = given * (1 - WEIGHT) + WEIGHT * Math.min(1, (double) used / passed);
        }
    }

    /** Keeps still for as long as makes what was used no more than the share, if the machine is crowded. */
    void rest(long used) throws InterruptedException {
        if (given < CROWDED && used > 0) {
            long rest = Math.min(LONGEST_REST, (long) (used * (1 / share - 1)));
            long began = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(rest);
            yielded.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }
}
