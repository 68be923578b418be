/**
 * Queries: Kusto's text run over the tables of one moment, bounded in time, rows, bytes and memory, and cancelled when
 * nobody waits for it any more.
 *
 * <p>Promises: any text is answered with rows or with a failure that names what is wrong and where; a failure never leaves
 * anything running. Does not know where tables lie: a {@link dev.purser.lake.query.Snapshot} does. Start at
 * {@link dev.purser.lake.query.Queries}.
 */
package dev.purser.lake.query;
