/**
 * Files of records: plain or gzip, one record a line, pretty-printed, an array, or one object with a {@code Records} member.
 *
 * <p>Promises: memory is bounded by the longest record that is taken; every byte of a file is part of a record, stands
 * between records, or is reported as a broken piece with its line. Does not look into records: the dialects do. Start at
 * {@link dev.purser.event.file.RecordFileReader}.
 */
package dev.purser.event.file;
