package dev.purser.lake.query;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Memory is the engine's as a whole: a query that asks for all of it fails, and so may others beside it that ask for
 * little. Nobody can tell them apart, so each that ran out of memory is tried again, one at a time, while nothing of its
 * answer has been given. Thread-safe.
 */
final class SecondTries {
    private static final int MOST = 2;
    private static final long LOOK_MILLIS = 50;

    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Runs it, and runs it again where that may help.
     *
     * @throws QueryException the last failure, or why it was stopped
     */
    <T> T run(RunningQuery running, Supplier<T> query) {
        try {
            return query.get();
        } catch (QueryException e) {
            if (!again(running, e)) {
                throw e;
            }
        }
        await(running);
        try {
            for (int i = 1; ; i++) {
                try {
                    return query.get();
                } catch (QueryException e) {
                    if (i == MOST || !again(running, e)) {
                        throw e;
                    }
                }
            }
        } finally {
            turn.release();
        }
    }

    private static boolean again(RunningQuery running, QueryException failure) {
        return EngineFailure.ofMemory(failure) && !running.given();
    }

    private void await(RunningQuery running) {
        boolean interrupted = false;
        while (true) {
            running.check();
            try {
                if (turn.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
