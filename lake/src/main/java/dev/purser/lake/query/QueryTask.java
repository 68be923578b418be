package dev.purser.lake.query;

import dev.purser.event.PurserException;
import dev.purser.lake.LakeError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What the pool runs for one asker, who waits for it. */
final class QueryTask<T> implements Runnable {
    private final RunningQuery running = new RunningQuery();
    private final Function<RunningQuery, T> work;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
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
        begun.countDown();
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

    /** Waits until it begins; false if it does not within that time, or its asker is interrupted, which cancels it. */
    boolean begun(Duration time) {
        try {
            return begun.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until it has ended. An interrupt of its asker cancels it. */
    T result() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                giveUp();
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

    private void giveUp() {
        running.stop(LakeError.QUERY_CANCELLED, "whoever asked gave up");
    }
}
