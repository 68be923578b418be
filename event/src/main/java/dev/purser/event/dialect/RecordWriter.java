package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;

/** Writes events as records of one dialect. For one thread: it may keep buffers between calls. */
@FunctionalInterface
public interface RecordWriter {
    /**
     * Appends the event's records to the buffer, each ended by {@link RecordBuffer#end}. The buffer's
     * {@link RecordBuffer#begin} was called for this event already.
     *
     * @return how many; 0 if the dialect has no record for such an event
     */
    int write(AuditEvent event, RecordBuffer to);
}
