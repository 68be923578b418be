package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.type.Ticks;
import java.time.LocalDateTime;

/**
 * Writes datetimes as {@code "2024-05-01T10:00:00.0000000Z"} without making an object for each: a day is reckoned once
 * while rows follow each other in time. For one thread.
 */
final class TickText {
    private static final int TIME = 12;

    private final byte[] text = "\"0000-00-00T00:00:00.0000000Z\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private long day = Long.MIN_VALUE;

    /**
     * @param ticks within Kusto's years
     */
    void write(long ticks, JsonBytes to) {
        long date = Math.floorDiv(ticks, Ticks.DAY);
        if (date != day) {
            LocalDateTime at = Ticks.moment(date * Ticks.DAY);
            digits(at.getYear(), 1, 4);
            digits(at.getMonthValue(), 6, 2);
            digits(at.getDayOfMonth(), 9, 2);
            day = date;
        }
        long rest = Math.floorMod(ticks, Ticks.DAY);
        digits(rest / Ticks.HOUR, TIME, 2);
        digits(rest / Ticks.MINUTE % 60, TIME + 3, 2);
        digits(rest / Ticks.SECOND % 60, TIME + 6, 2);
        digits(rest % Ticks.SECOND, TIME + 9, 7);
        to.raw(text, 0, text.length);
    }

    private void digits(long number, int at, int count) {
        long left = number;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
