package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import java.util.function.Consumer;

/**
 * Reads the records of one stream, in order, into events. Where a dialect says one event in several records, the event
 * comes out with the last of them. For one thread; what it holds back is bounded.
 */
public interface RecordReader {
    /**
     * Takes one record.
     *
     * @param record the record alone: UTF-8, no separator around it
     * @param events gets each event that is complete now
     * @throws RecordException if it is no record of this dialect and service; the reader goes on with the next
     */
    void read(byte[] record, Consumer<AuditEvent> events);

    /** The stream has ended: gives out what was held back. */
    void end(Consumer<AuditEvent> events);
}
