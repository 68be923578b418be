package dev.purser.lake.record;

import dev.purser.event.dialect.RecordException;
import dev.purser.lake.table.RowSink;

/** Makes rows of records that come from elsewhere. For one thread. */
@FunctionalInterface
public interface RecordRows {
    /**
     * Appends the record's row.
     *
     * @param record the first {@code length} bytes are one record: UTF-8, nothing around it; must not change during the call
     * @return false if it is a good record of something else, for which there is no row
     * @throws RecordException if it is no JSON object; nothing was appended then
     */
    boolean row(byte[] record, int length, RowSink to);
}
