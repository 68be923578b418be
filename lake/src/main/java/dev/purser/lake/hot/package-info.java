/**
 * Young rows, in tables of the engine's memory.
 *
 * <p>Promises: rows of one transaction are seen together or not at all, in all tables; a row that could not be made whole
 * is not there. Does not survive the process: the journal does. Start at {@link dev.purser.lake.hot.Generation}.
 */
package dev.purser.lake.hot;
