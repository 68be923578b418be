package dev.purser.testkit.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what another process or thread does, looking often, to a deadline. */
public final class Polling {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Polling() {}

    /**
     * Waits until the condition holds.
     *
     * @param what for the message if it never does
     * @throws AssertionError at the deadline
     */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) throws Exception {
        until(() -> what, atMost, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Waits until there is a value.
     *
     * @param what for the message if there never is one; asked at the deadline
     * @throws AssertionError at the deadline
     */
    public static <T> T until(Supplier<String> what, Duration atMost, Callable<Optional<T>> value) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> found = value.call();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + atMost + ": " + what.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for " + what.get());
            }
        }
    }
}
