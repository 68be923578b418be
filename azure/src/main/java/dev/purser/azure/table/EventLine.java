package dev.purser.azure.table;

import dev.purser.lake.record.Moments;
import dev.purser.lake.table.RowSink;
import java.time.Instant;

/**
 * One message of a Windows machine's log, as the table {@code Event} has it.
 *
 * @param time when it was written
 * @param computer the machine's name
 * @param source what wrote it
 * @param log the log's name, such as {@code Application}
 * @param level what it matters
 * @param message the text
 */
public record EventLine(Instant time, String computer, String source, String log, Level level, String message) {
    /** Windows' levels by their numbers. */
    public enum Level {
        ERROR(1, "Error"),
        WARNING(2, "Warning"),
        INFORMATION(4, "Information");

        private final int number;
        private final String text;

        Level(int number, String text) {
            this.number = number;
            this.text = text;
        }

        /** The name in the table. */
        public String text() {
            return text;
        }
    }

    /** Appends the row. */
    public void write(RowSink to) {
        to.number(Moments.ticks(time));
        to.text(computer);
        to.text(source);
        to.text(log);
        to.none();
        to.text(level.text());
        to.number(level.number);
        to.none();
        to.none();
        to.none();
        to.text(message);
        to.text(message);
        to.none();
        to.none();
        to.none();
        to.none();
        to.none();
        to.end();
    }
}
