package dev.purser.lake.feed;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much of a processor one thread that makes rows may have while others need it. For one thread.
 *
 * <p>It compares the processor time that it was given with the time that passed. If it was made to wait while the journal
 * grew, those who are recorded have to wait for it as well: it keeps still until what it used is no more than its share. A
 * lake that is behind a journal that does not grow never rests, however many its own threads are.
 */
final class Share {
    /** Below this part of the time that passed, somebody else had the processor. */
    private static final double CROWDED = 0.8;

    private static final double WEIGHT = 0.3;

    /** A rest is never longer, so that rows stay young. */
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(500);

    private final double share;
    private final LongSupplier recorded;
    private final LongSupplier wall;
    private final LongSupplier cpu;
    private double given = 1;
    private long beganWall;
    private long beganCpu;
    private long beganSize;
    private long rest;

    /**
     * @param share of one processor, when it is crowded
     * @param recorded how many events there are
     */
    Share(double share, LongSupplier recorded) {
        this(share, recorded, System::nanoTime, processorTime());
    }

    /**
     * @param wall time that passes, in nanoseconds
     * @param cpu processor time that the calling thread was given, in nanoseconds
     */
    Share(double share, LongSupplier recorded, LongSupplier wall, LongSupplier cpu) {
        this.share = share;
        this.recorded = recorded;
        this.wall = wall;
        this.cpu = cpu;
    }

    /** Where the platform cannot tell, all the time that passes: then nobody ever rests. */
    private static LongSupplier processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }

    /** A stretch of computing begins. */
    void begin() {
        beganWall = wall.getAsLong();
        beganCpu = cpu.getAsLong();
        beganSize = recorded.getAsLong();
    }

    /** It ended; nothing in it waited for anything but the processor. */
    void end() {
        long used = cpu.getAsLong() - beganCpu;
        long passed = Math.max(1, wall.getAsLong() - beganWall);
        given = given * (1 - WEIGHT) + WEIGHT * Math.min(1, (double) used / passed);
        boolean needed = given < CROWDED && recorded.getAsLong() > beganSize;
        rest = needed ? Math.min(LONGEST_REST, (long) (used * (1 / share - 1))) : 0;
    }

    /** For how long to keep still now, in milliseconds; asked once after each stretch. */
    long rest() {
        long now = rest;
        rest = 0;
        return TimeUnit.NANOSECONDS.toMillis(now);
    }
}
