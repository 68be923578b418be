/**
 * What a table is: its columns, and the rows that an event yields.
 *
 * <p>Promises: names, order and types of the columns are those that queries see. Does not keep rows. Start at
 * {@link dev.purser.lake.table.LakeTable}.
 */
package dev.purser.lake.table;
