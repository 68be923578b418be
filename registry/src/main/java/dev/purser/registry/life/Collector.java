package dev.purser.registry.life;

import dev.purser.event.Recording;

/** Collects what is no longer used, while the registry runs. Thread-safe; one run at a time. */
public final class Collector {
    /**
     * What a run did.
     *
     * @param unlinked blobs taken out of repositories in which no image refers to them
     * @param blobs blobs deleted because no repository has them
     * @param bytes their size
     * @param orphans files deleted that no blob belonged to
     * @param more true if the run stopped at its bound and another one has work to do
     */
    public record Collection(long unlinked, long blobs, long bytes, long orphans, boolean more) {}

    /**
     * Runs once: {@code gc.run}. On the record when it returns, with what it counted and the blobs as targets.
     */
    public Collection run(Recording recording) {
        throw new UnsupportedOperationException();
    }
}
