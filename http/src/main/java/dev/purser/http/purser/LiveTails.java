package dev.purser.http.purser;

/**
 * The live tails of the record that are being sent. They would go on for as long as their readers listen; a program that
 * stops ends them, and their readers come back when it is there again. Thread-safe.
 */
public final class LiveTails {
    private volatile boolean ended;

    /** Has every tail end within about a second, and no new one begin. */
    public void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }
}
