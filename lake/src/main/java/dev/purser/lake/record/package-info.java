/**
 * Tables whose rows are the JSON records of a dialect, taken apart: the same row whether the record was just written for an
 * event or was found in a file of the cloud's own.
 *
 * <p>Promises: one row for each record that belongs to the table, whatever else stands in the record; a missing member is
 * null. Does not know any dialect. Start at {@link dev.purser.lake.record.RecordTable}.
 */
package dev.purser.lake.record;
