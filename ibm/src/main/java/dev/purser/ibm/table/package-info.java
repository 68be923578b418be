/**
 * IBM's tables of the lake: {@code ActivityTracker}, Activity Tracker's events with their fields as columns.
 *
 * <p>Promises: a row for each record, the same whether it was just written for an event or was found elsewhere, of whatever
 * service and in whatever frame. Does not know where rows are kept. Start at {@link dev.purser.ibm.table.IbmTables}.
 */
package dev.purser.ibm.table;
