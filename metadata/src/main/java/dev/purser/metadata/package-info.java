/**
 * The metadata database: transactions over SQLite or PostgreSQL by one code path, migrations, and the outbox by which a
 * change and its event commit together.
 *
 * <p>Promises: a change that has returned is on disk and on the record; a change that has thrown left nothing behind;
 * no crash leaves a change without its event or an event without its change. A read sees one moment and never waits for
 * a writer. Does not promise: that a change whose commit could not be confirmed did not happen. If it did, its event
 * is in the outbox and goes on the record at the next takeover.
 *
 * <p>SQL is written once, in what both engines take; {@link dev.purser.metadata.Migration} says what is translated.
 * Start at {@link dev.purser.metadata.Metadata}, then {@link dev.purser.metadata.Tx}.
 */
package dev.purser.metadata;
