package dev.purser.metadata;

/**
 * What is done inside one transaction. Runs on the caller's own thread, and while a change runs no other change can: it
 * must be short, and wait for nothing but the database.
 */
@FunctionalInterface
public interface Change<T> {
    /**
     * @param tx the open transaction, for this call only
     * @return handed to the caller after the commit
     */
    T apply(Tx tx);
}
