/**
 * The audit event, the catalogue of actions and permissions, and {@link dev.purser.event.Recording}: one action on its
 * way onto the record.
 *
 * <p>Promises: events are immutable, their bytes are made once, and the catalogue of actions is closed. Does not store,
 * order or prove anything: that is the room {@code journal}. Start at {@link dev.purser.event.AuditEvent}, then
 * {@link dev.purser.event.Recording}.
 */
package dev.purser.event;
