package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Breaks off what a destination does when it takes too long. Interrupts its thread only within a call. */
final class Guard {
    /** What a destination is asked to do. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws DeliveryException, InterruptedException;
    }

    private final ScheduledExecutorService timer;
    private final Duration limit;
    private Thread inside;
    private boolean fired;

    Guard(ScheduledExecutorService timer, Duration limit) {
        this.timer = timer;
        this.limit = limit;
    }

    /**
     * @throws DeliveryException of the call, or {@link DeliveryException.Kind#UNREACHABLE} if it was broken off
     */
    <T> T call(Call<T> call) throws DeliveryException {
        enter();
        ScheduledFuture<?> alarm = timer.schedule(this::breakOff, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return call.run();
        } catch (InterruptedException e) {
            throw new DeliveryException(
                    DeliveryException.Kind.UNREACHABLE,
                    "The delivery was broken off; one may take " + limit.toSeconds() + " s.",
                    0,
                    Optional.empty(),
                    e);
        } finally {
            alarm.cancel(false);
            leave();
        }
    }

    private synchronized void enter() {
        inside = Thread.currentThread();
        fired = false;
    }

    private synchronized void leave() {
        inside = null;
        if (fired) {
            // Ours: it must not reach what comes after the call.
            Thread.interrupted();
        }
    }

    /** Breaks off the call under way, if there is one. */
    synchronized void breakOff() {
        if (inside != null) {
            fired = true;
            inside.interrupt();
        }
    }
}
