package dev.purser.azure.logs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes of an answer on their way from the query that makes them to the client: never more than {@link #HELD} and one
 * piece. One thread writes, one reads; anybody may abandon it.
 */
final class AnswerPipe {
    /** Up to here an answer is kept back, so that a query that fails can still be answered as a failure. */
    static final int HELD = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private long held;
    private boolean ended;
    private boolean abandoned;
    private Optional<RuntimeException> failure = Optional.empty();

    /**
     * Takes a piece; waits while as much as may be held is waiting for the reader.
     *
     * @throws IOException if nobody reads any more
     */
    void put(byte[] piece) throws IOException {
        lock.lock();
        try {
            while (held >= HELD && !abandoned) {
                changed.await();
            }
            if (abandoned) {
                throw new IOException("nobody waits for the answer any more");
            }
            pieces.add(piece);
            held += piece.length;
            changed.signalAll();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a reader");
        } finally {
            lock.unlock();
        }
    }

    /** There is no more to come. */
    void end() {
        close(Optional.empty());
    }

    /** There is no more to come, because this went wrong. */
    void fail(RuntimeException cause) {
        close(Optional.of(cause));
    }

    private void close(Optional<RuntimeException> cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads any more: whoever writes is told at once. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is there, or so much that reading must begin; false if it was abandoned meanwhile. */
    boolean awaitSettled() {
        lock.lock();
        try {
            while (held < HELD && !ended && !abandoned) {
                changed.awaitUninterruptibly();
            }
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** True once there is no more to come. */
    boolean whole() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** What went wrong, of an answer that has ended. */
    Optional<RuntimeException> failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** The pieces that wait; none once all was taken and there is no more to come. Waits while there are none yet. */
    List<byte[]> take() throws IOException {
        lock.lock();
        try {
            while (pieces.isEmpty() && !ended && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (abandoned) {
                throw new IOException("the answer was given up");
            }
            List<byte[]> taken = new ArrayList<>(pieces);
            pieces.clear();
            held = 0;
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
