package dev.purser.azure.logs;

import dev.purser.kql.type.Ticks;
import java.util.OptionalLong;

/**
 * Durations of ISO 8601: {@code PT24H}, {@code P3DT12H}, {@code PT86400.0S}, {@code P2W}. A year counts as 365 days and a
 * month as 30, as .NET's reader of XML durations has it. The last component may have a fraction.
 */
final class IsoDuration {
    private static final String DATE_UNITS = "YMWD";
    private static final String TIME_UNITS = "HMS";
    private static final long[] LENGTHS = {
        365 * Ticks.DAY, 30 * Ticks.DAY, 7 * Ticks.DAY, Ticks.DAY, Ticks.HOUR, Ticks.MINUTE, Ticks.SECOND
    };
    private static final int MOST_DIGITS = 12;

    private final String text;
    private int at = 1;
    private int last = -1;
    private boolean ended;
    private long total;

    private IsoDuration(String text) {
        this.text = text;
    }

    /** The length in ticks, at most {@link Ticks#MAX}; empty if the text is no duration. */
    static OptionalLong ticks(String text) {
        return text.isEmpty() || upper(text, 0) != 'P' ? OptionalLong.empty() : new IsoDuration(text).read();
    }

    private OptionalLong read() {
        boolean time = false;
        while (at < text.length()) {
            if (!time && upper(text, at) == 'T') {
                time = true;
                at++;
                if (at == text.length()) {
                    return OptionalLong.empty();
                }
            }
            if (ended || !component(time)) {
                return OptionalLong.empty();
            }
        }
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(Math.min(total, Ticks.MAX));
    }

    private boolean component(boolean time) {
        int start = at;
        long whole = digits();
        if (at == start || at - start > MOST_DIGITS) {
            return false;
        }
        double fraction = 0;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int point = ++at;
            long behind = digits();
            if (at == point || at - point > MOST_DIGITS) {
                return false;
            }
            fraction = behind / Math.pow(10, at - point);
            ended = true;
        }
        if (at == text.length()) {
            return false;
        }
        int found = (time ? TIME_UNITS : DATE_UNITS).indexOf(upper(text, at++));
        int unit = found < 0 || !time ? found : found + DATE_UNITS.length();
        if (unit <= last) {
            return false;
        }
        last = unit;
        long length = LENGTHS[unit];
        long added = whole > Ticks.MAX / length ? Ticks.MAX : whole * length + Math.round(fraction * length);
        total = Math.min(Ticks.MAX, total + added);
        return true;
    }

    /** Reads on to what is no digit; of more than eighteen digits nothing useful comes. */
    private long digits() {
        long number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private static char upper(String text, int at) {
        return Character.toUpperCase(text.charAt(at));
    }
}
