package dev.purser.lake.table;

import dev.purser.event.AuditEvent;

/** Makes rows of events. For one thread: it may keep buffers between calls. */
@FunctionalInterface
public interface RowWriter {
    /**
     * Appends the event's rows: none, one or several.
     *
     * @param sequence the event's number in the journal
     */
    void write(long sequence, AuditEvent event, RowSink to);
}
