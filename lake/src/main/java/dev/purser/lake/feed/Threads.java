package dev.purser.lake.feed;

import java.util.List;

/** Waits for threads to end. */
public final class Threads {
    private Threads() {}

    /** Returns when all have ended; an interrupt is kept for the caller. */
    public static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
