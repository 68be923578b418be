package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;

/**
 * Where a cloud files events, so that routes can choose them by its own locations: {@code ibm:eu-de} chooses what the table
 * {@code ibm} files under {@code eu-de}, by whatever rules that cloud's routes have. Immutable, thread-safe.
 */
public interface LocationTable {
    /** Stands before the colon. */
    String name();

    /** What may stand behind the colon, in words. */
    String expected();

    /** True if a route may name that behind the colon. */
    boolean allows(String location);

    /**
     * True if a route that names a location sees the event. Allocates nothing.
     *
     * @param location one that is allowed
     */
    boolean sees(String location, AuditEvent event);
}
