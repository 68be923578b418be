/**
 * From the journal to rows in memory.
 *
 * <p>Promises: events become rows in the journal's order, each once; what cannot be read or made into rows is counted and
 * passed over; what cannot be stored is tried again, and nothing is read ahead meanwhile. Does not write files. Start at
 * {@link dev.purser.lake.feed.Tail}.
 */
package dev.purser.lake.feed;
