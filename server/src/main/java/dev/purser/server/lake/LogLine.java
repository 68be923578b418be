package dev.purser.server.lake;

import dev.purser.azure.table.EventLine;
import dev.purser.azure.table.SyslogLine;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One line of the server's log.
 *
 * @param time when it was written
 * @param level as {@link Level} counts
 * @param source the logger's name
 * @param text what it says, with the failure behind it but without its stack
 */
record LogLine(Instant time, int level, String source, String text) {
    /** After this one comes none. */
    static final LogLine LAST = new LogLine(Instant.EPOCH, 0, "", "");

    private static final int FATAL = 1100;
    private static final int LONGEST = 8 * 1024;
    private static final SimpleFormatter FORMAT = new SimpleFormatter();

    static LogLine of(LogRecord record) {
        String said = record instanceof ExtLogRecord own ? own.getFormattedMessage() : FORMAT.formatMessage(record);
        String text = said == null ? "" : said;
        if (record.getThrown() != null) {
            text += text.isEmpty() ? record.getThrown() : ": " + record.getThrown();
        }
        String source = record.getLoggerName() == null ? "" : record.getLoggerName();
        return new LogLine(
                record.getInstant(),
                record.getLevel().intValue(),
                source,
                text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** Says that lines were lost. */
    static LogLine dropped(long count) {
        return new LogLine(
                Instant.now(),
                Level.WARNING.intValue(),
                OwnLog.class.getName(),
                count + " lines of the log are not in this table: they came faster than they were stored");
    }

    SyslogLine toSyslog(Machine machine) {
        return new SyslogLine(
                time,
                machine.name(),
                machine.address(),
                "daemon",
                severity(),
                source + ": " + text,
                "purser",
                OptionalInt.of(machine.process()));
    }

    EventLine toEvent(Machine machine) {
        EventLine.Level shown = level >= Level.SEVERE.intValue()
                ? EventLine.Level.ERROR
                : level >= Level.WARNING.intValue() ? EventLine.Level.WARNING : EventLine.Level.INFORMATION;
        return new EventLine(time, machine.name(), "purser", "Application", shown, source + ": " + text);
    }

    private SyslogLine.Severity severity() {
        if (level >= FATAL) {
            return SyslogLine.Severity.CRIT;
        }
        if (level >= Level.SEVERE.intValue()) {
            return SyslogLine.Severity.ERR;
        }
        if (level >= Level.WARNING.intValue()) {
            return SyslogLine.Severity.WARNING;
        }
        return level >= Level.CONFIG.intValue() ? SyslogLine.Severity.INFO : SyslogLine.Severity.DEBUG;
    }
}
