package dev.purser.metadata;

import dev.purser.event.PurserException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The connections that reads share, the one used last first: its pages and statements are warm. Thread-safe. */
final class Readers implements AutoCloseable {
    private final Engine engine;
    private final int most;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Engine engine, int most) {
        this.engine = engine;
        this.most = most;
        this.free = new Semaphore(most);
    }

    <T> T with(Function<Session, T> work) {
        free.acquireUninterruptibly();
        try {
            Session session = take();
            try {
                return work.apply(session);
            } finally {
                giveBack(session);
            }
        } finally {
            free.release();
        }
    }

    private Session take() {
        Session session = idle.pollFirst();
        if (session != null) {
            return session;
        }
        if (closed) {
            throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of("reason", "closed"));
        }
        try {
            return new Session(engine.openReader(), engine);
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    private void giveBack(Session session) {
        if (session.sound()) {
            idle.offerFirst(session);
        } else {
            session.close();
        }
    }

    /** Waits for reads under way. */
    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(most);
        try {
            for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } finally {
            free.release(most);
        }
    }
}
