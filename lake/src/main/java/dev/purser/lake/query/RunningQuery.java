package dev.purser.lake.query;

import dev.purser.lake.LakeError;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query from its admission to its end, and the one way to stop it from elsewhere. What the engine does for it, it
 * does between {@link #enter} and {@link #leave}: only then is the connection taken from under it, as rows that are being
 * read must not go away.
 */
final class RunningQuery {
    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

    private QueryException stopped;
    private Connection connection;
    private boolean inEngine;
    private boolean given;

    /** Ends it as soon as can be. The first reason stands. */
    void stop(LakeError reason, String what) {
        stop(QueryException.of(reason, what));
    }

    /** As {@link #stop(LakeError, String)}. */
    void stop(QueryException why) {
        Connection running;
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = why;
            running = inEngine ? connection : null;
        }
        if (running != null) {
            // Waits until the engine has let go, which whoever asks for the stop should not.
            Thread.ofPlatform().daemon().name("query-stop").start(() -> close(running));
        }
    }

    /** Closing is what ends a statement in every state: a cancel between two fetches would be lost. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A query that was stopped could not be closed: {}", e.getMessage());
        }
    }

    synchronized boolean stopped() {
        return stopped != null;
    }

    synchronized void uses(Connection snapshot) {
        connection = snapshot;
    }

    /** Something of the answer has been given, so that it cannot be tried again. */
    synchronized void gave() {
        given = true;
    }

    synchronized boolean given() {
        return given;
    }

    /** Before a call to the engine. */
    synchronized void enter() {
        check();
        inEngine = true;
    }

    /** After a call to the engine, whether it failed or not; what it gave may be used only if this does not throw. */
    synchronized void leave() {
        inEngine = false;
        check();
    }

    /**
     * Goes on unless it was stopped.
     *
     * @throws QueryException why it was stopped
     */
    synchronized void check() {
        if (stopped != null) {
            throw stopped;
        }
    }
}
