package dev.purser.lake.query;

import dev.purser.event.PurserException;
import dev.purser.lake.LakeError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What the pool runs for one asker, who waits for it. */
final class QueryTask<T> implements Runnable {
    /** When to ask again where others have the places: how long they take is not known. */
    static final Duration TURN = Duration.ofSeconds(5);

    private final RunningQuery running = new RunningQuery();
    private final Function<RunningQuery, T> work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long asked = System.nanoTime();
    private long since;
    private volatile boolean begun;
    private T value;
    private RuntimeException failure;

    QueryTask(Function<RunningQuery, T> work) {
        this.work = work;
    }

    RunningQuery running() {
        return running;
    }

    @Override
    public void run() {
        since = System.nanoTime();
        begun = true;
        try {
            running.check();
            value = work.apply(running);
        } catch (OutOfMemoryError | StackOverflowError e) {
            failure = EngineFailure.memory();
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            failure = new PurserException(LakeError.LAKE_UNAVAILABLE, Map.of("reason", "the query engine failed"), e);
        } finally {
            ended.countDown();
        }
    }

    /**
     * Waits until it has ended. An interrupt of its asker cancels it.
     *
     * @param queueTime how long it may wait for its turn
     * @param time how long it may run
     * @param withdraw takes it out of the queue; false if it is not there any more, as it has begun
     */
    T result(Duration queueTime, Duration time, BooleanSupplier withdraw) {
        boolean interrupted = false;
        boolean over = false;
        while (true) {
            try {
                if (over) {
                    ended.await();
                    break;
                }
                if (ended.await(left(queueTime, time), TimeUnit.NANOSECONDS)) {
                    break;
                }
                over = over(queueTime, time, withdraw);
            } catch (InterruptedException e) {
                interrupted = true;
                running.stop(LakeError.QUERY_CANCELLED, "whoever asked gave up");
                end(withdraw);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    /** How long nothing can be said of its time. It may begin meanwhile, and then has at least that long. */
    private long left(Duration queueTime, Duration time) {
        long now = System.nanoTime();
        return begun ? time.toNanos() - (now - since) : Math.min(time.toNanos(), queueTime.toNanos() - (now - asked));
    }

    /** Stops it if its time is over; whether it was. */
    private boolean over(Duration queueTime, Duration time, BooleanSupplier withdraw) {
        if (left(queueTime, time) > 0) {
            return false;
        }
        if (begun) {
            running.stop(LakeError.QUERY_TIMEOUT, "it ran longer than " + time.toSeconds() + " seconds");
            return true;
        }
        if (withdraw.getAsBoolean()) {
            running.stop(QueryException.busy(
                    "it waited longer than " + queueTime.toSeconds() + " seconds for its turn", TURN));
            run();
            return true;
        }
        // It begins just now.
        return false;
    }

    /** Has a task end that was stopped and is still in the queue. */
    void end(BooleanSupplier withdraw) {
        if (withdraw.getAsBoolean()) {
            run();
        }
    }
}
