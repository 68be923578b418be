package dev.purser.kql.host;

import dev.purser.kql.type.Ticks;
import java.time.LocalDateTime;

/** Kusto's formats: runs of one letter each stand for a part, everything else for itself. */
final class Formats {
    private Formats() {}

    static String datetime(long ticks, String format) {
        LocalDateTime at = Ticks.moment(ticks);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); ) {
            char c = format.charAt(i);
            int run = Math.min(run(format, i), longest(c));
            int hour12 = at.getHour() % 12 == 0 ? 12 : at.getHour() % 12;
            switch (c) {
                case 'y' -> {
                    int year = run <= 2 ? at.getYear() % 100 : at.getYear();
                    pad(out, year, run <= 2 ? run : 4);
                }
                case 'M' -> pad(out, at.getMonthValue(), run);
                case 'd' -> pad(out, at.getDayOfMonth(), run);
                case 'h' -> pad(out, hour12, run);
                case 'H' -> pad(out, at.getHour(), run);
                case 'm' -> pad(out, at.getMinute(), run);
                case 's' -> pad(out, at.getSecond(), run);
                case 'f', 'F' -> fraction(out, at.getNano() / 100, run, c == 'F');
                case 't' -> out.append(at.getHour() < 12 ? "AM" : "PM", 0, Math.min(run, 2));
                default -> out.repeat(c, run);
            }
            i += run;
        }
        return out.toString();
    }

    static String timespan(long ticks, String format) {
        StringBuilder out = new StringBuilder();
        long days = Math.abs(ticks / Ticks.DAY);
        long rest = Math.abs(ticks % Ticks.DAY);
        if (ticks < 0) {
            out.append('-');
        }
        for (int i = 0; i < format.length(); ) {
            char c = format.charAt(i);
            int run = run(format, i);
            switch (c) {
                case 'd' -> pad(out, days, run);
                case 'h', 'H' -> pad(out, rest / Ticks.HOUR, run);
                case 'm' -> pad(out, rest / Ticks.MINUTE % 60, run);
                case 's' -> pad(out, rest / Ticks.SECOND % 60, run);
                case 'f', 'F' -> fraction(out, rest % Ticks.SECOND, run, c == 'F');
                default -> out.repeat(c, run);
            }
            i += run;
        }
        return out.toString();
    }

    /** The most letters that one part takes; more of them are the next one's. */
    private static int longest(char letter) {
        return switch (letter) {
            case 'f', 'F' -> 7;
            case 'y' -> 4;
            case 'M', 'd', 'h', 'H', 'm', 's', 't' -> 2;
            default -> Integer.MAX_VALUE;
        };
    }

    private static int run(String format, int at) {
        int end = at;
        while (end < format.length() && format.charAt(end) == format.charAt(at)) {
            end++;
        }
        return end - at;
    }

    private static void pad(StringBuilder out, long number, int width) {
        String digits = Long.toString(number);
        out.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    private static void fraction(StringBuilder out, long ticks, int width, boolean trimmed) {
        String digits = String.valueOf(10_000_000 + ticks).substring(1, 1 + Math.min(width, 7));
        if (trimmed) {
            int end = digits.length();
            while (end > 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            digits = digits.substring(0, end);
            if (digits.isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) == '.') {
                out.setLength(out.length() - 1);
            }
        }
        out.append(digits);
    }
}
