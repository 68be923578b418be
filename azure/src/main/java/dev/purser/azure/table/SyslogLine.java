package dev.purser.azure.table;

import dev.purser.lake.record.Moments;
import dev.purser.lake.table.RowSink;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One message of a machine's log, as the table {@code Syslog} has it.
 *
 * @param time when it was written
 * @param computer the machine's name
 * @param address the machine's address; may be empty
 * @param facility such as {@code daemon}
 * @param severity what it matters
 * @param message the text
 * @param process what wrote it
 * @param processId the number of the process
 */
public record SyslogLine(
        Instant time,
        String computer,
        String address,
        String facility,
        Severity severity,
        String message,
        String process,
        OptionalInt processId) {
    /** Severities (RFC 5424 section 6.2.1) by the names that the table has for them. */
    public enum Severity {
        EMERG,
        ALERT,
        CRIT,
        ERR,
        WARNING,
        NOTICE,
        INFO,
        DEBUG;

        /** The name in the table. */
        public String text() {
            return switch (this) {
                case EMERG -> "emerg";
                case ALERT -> "alert";
                case CRIT -> "crit";
                case ERR -> "err";
                case WARNING -> "warning";
                case NOTICE -> "notice";
                case INFO -> "info";
                case DEBUG -> "debug";
            };
        }
    }

    /** Appends the row. */
    public void write(RowSink to) {
        long ticks = Moments.ticks(time);
        to.number(ticks);
        to.number(ticks);
        to.text(computer);
        to.text(computer);
        to.text(address);
        to.text(computer);
        to.text(facility);
        to.text(severity.text());
        to.text(message);
        to.text(process);
        if (processId.isPresent()) {
            to.number(processId.getAsInt());
        } else {
            to.none();
        }
        to.none();
        to.end();
    }
}
