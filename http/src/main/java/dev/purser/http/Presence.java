package dev.purser.http;

/** Whether somebody still waits for an answer. Thread-safe. */
@FunctionalInterface
public interface Presence {
    /** Of a client that nobody watches: it never goes away. */
    Presence UNWATCHED = action -> {};

    /**
     * Runs an action once, as soon as the client has gone away before it had its whole answer; at once where it has gone
     * already, never where it stays. Work that nobody waits for any more can be given up then.
     *
     * @param action must not block: it may run on the thread that serves other clients
     */
    void whenGone(Runnable action);
}
