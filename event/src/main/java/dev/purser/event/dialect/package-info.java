/**
 * What a dialect is: how events are written as records for readers and read back, and how such records lie in files and
 * travel as messages.
 *
 * <p>Promises: for every event that a dialect can express, reading what was written gives the event again. Does not
 * select, batch or send. Start at {@link dev.purser.event.dialect.Dialect}; Purser's own form is
 * {@link dev.purser.event.dialect.EventJson}. The clouds' dialects are in the rooms of the clouds.
 */
package dev.purser.event.dialect;
