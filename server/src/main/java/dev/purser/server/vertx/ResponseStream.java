package dev.purser.server.vertx;

import dev.purser.http.Presence;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A response's body as a blocking stream: written by one virtual thread, sent by the event loop. Writing blocks while the
 * client is slow, and raises an {@code IOException} once it has gone.
 */
final class ResponseStream extends OutputStream {
    private final HttpServerResponse response;
    private final Context loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean gone;
    private long written;

    ResponseStream(HttpServerResponse response, Context loop, Presence presence) {
        this.response = response;
        this.loop = loop;
        response.drainHandler(more -> wake(false));
        presence.whenGone(() -> wake(true));
    }

    private void wake(boolean closed) {
        lock.lock();
        try {
            gone |= closed;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        Buffer copy = Buffer.buffer(length).appendBytes(source, offset, length);
        lock.lock();
        try {
            while (!gone && response.writeQueueFull()) {
                changed.await();
            }
            if (gone || response.closed()) {
                throw new IOException("the client went away");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the client");
        } finally {
            lock.unlock();
        }
        written += length;
        loop.runOnContext(now -> response.write(copy));
    }

    /** Bytes handed over so far. */
    long written() {
        return written;
    }
}
