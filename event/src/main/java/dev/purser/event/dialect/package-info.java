/**
 * How events are written for readers and read back: the dialects.
 *
 * <p>Promises: for every event that a dialect can express, reading what was written gives the event again. Does not
 * select, batch or send. Start at {@link dev.purser.event.dialect.EventJson}, Purser's own form.
 */
package dev.purser.event.dialect;
