package dev.purser.server.vertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A request's body as a blocking stream: filled by the event loop, drained by one virtual thread.
 *
 * <p>Holds at most {@value #AHEAD} pieces of a body; the client waits for the rest. A client that goes away, or falls
 * silent for longer than the idle time, raises an {@code IOException} here.
 */
final class BodyStream extends InputStream {
    private static final int AHEAD = 4;

    private final HttpServerRequest request;
    private final long idleNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Buffer> ready = new ArrayDeque<>();
    private boolean ended;
    private Throwable broken;
    private Buffer current;
    private int position;

    /** Takes over the request's body; on its event loop, before anything of the body was read. */
    BodyStream(HttpServerRequest request, Duration idle) {
        this.request = request;
        this.idleNanos = idle.toNanos();
        request.pause();
        request.handler(this::arrived);
        request.endHandler(end -> finished(null));
        request.exceptionHandler(this::finished);
        request.fetch(AHEAD);
    }

    private void arrived(Buffer piece) {
        lock.lock();
        try {
            ready.add(piece);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void finished(Throwable cause) {
        lock.lock();
        try {
            if (cause == null) {
                ended = true;
            } else if (!ended) {
                broken = cause;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (current == null || position == current.length()) {
            current = next();
            position = 0;
            if (current == null) {
                return -1;
            }
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, target, offset);
        position += count;
        return count;
    }

    private Buffer next() throws IOException {
        lock.lock();
        try {
            long left = idleNanos;
            while (ready.isEmpty() && !ended && broken == null) {
                if (left <= 0) {
                    throw new IOException("the client sent nothing for " + Duration.ofNanos(idleNanos));
                }
                left = changed.awaitNanos(left);
            }
            Buffer piece = ready.poll();
            if (piece == null && !ended) {
                throw new IOException("the client went away before the end of the body", broken);
            }
            if (piece != null && !ended) {
                request.fetch(1);
            }
            return piece;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a body");
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the whole body has come, throwing its bytes away, for at most this long and this much. */
    boolean drained(long bytes, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        byte[] away = new byte[8192];
        long left = bytes;
        try {
            while (left >= 0 && System.nanoTime() - deadline < 0) {
                int count = read(away, 0, away.length);
                if (count < 0) {
                    return true;
                }
                left -= count;
            }
        } catch (IOException gone) {
            return false;
        }
        return false;
    }
}
