/**
 * Purser's own table of the lake: {@code PurserEvents}, the event as Purser keeps it.
 *
 * <p>Promises: one row for each event, with nothing left out: what people ask for as columns of its own, the rest in
 * dynamic ones. Does not know where rows are kept. Start at {@link dev.purser.lake.purser.PurserTables}.
 */
package dev.purser.lake.purser;
