package dev.purser.lake.query;

/** What can be asked. Thread-safe. */
@FunctionalInterface
public interface SnapshotSource {
    /**
     * The tables as they are now.
     *
     * @throws dev.purser.event.PurserException with {@code LAKE_UNAVAILABLE} if they cannot be read
     */
    Snapshot take();
}
