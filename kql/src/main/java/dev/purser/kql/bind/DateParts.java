package dev.purser.kql.bind;

import java.util.Locale;
import java.util.Optional;

/** The names of a datetime's parts, and the letters of formats. */
final class DateParts {
    private static final String DATETIME_LETTERS = "dMyhHmsfFt";
    private static final String TIMESPAN_LETTERS = "dhHmsfF";
    private static final String SEPARATORS = " /-:,._[]";

    private DateParts() {}

    /** The part's one name, or empty; some exist only as parts, not as steps. */
    static String canonical(String part, boolean reading) {
        return switch (part.toLowerCase(Locale.ROOT)) {
            case "year", "years" -> "year";
            case "quarter", "quarters" -> "quarter";
            case "month", "months" -> "month";
            case "week", "weeks" -> reading ? "week_of_year" : "week";
            case "week_of_year", "weekofyear" -> reading ? "week_of_year" : "week";
            case "day", "days" -> "day";
            case "dayofyear", "day_of_year" -> reading ? "dayofyear" : "";
            case "hour", "hours" -> "hour";
            case "minute", "minutes" -> "minute";
            case "second", "seconds" -> "second";
            case "millisecond", "milliseconds" -> "millisecond";
            case "microsecond", "microseconds" -> "microsecond";
            case "nanosecond", "nanoseconds" -> "nanosecond";
            default -> "";
        };
    }

    /** The first piece of a format that Kusto does not know. */
    static Optional<String> wrongFormat(String format, boolean datetime) {
        String letters = datetime ? DATETIME_LETTERS : TIMESPAN_LETTERS;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (letters.indexOf(c) < 0 && SEPARATORS.indexOf(c) < 0) {
                return Optional.of(String.valueOf(c));
            }
            int run = i;
            while (run < format.length() && format.charAt(run) == c) {
                run++;
            }
            // A datetime's longer runs are read as several parts.
            int most = datetime || SEPARATORS.indexOf(c) >= 0
                    ? Integer.MAX_VALUE
                    : c == 'd' ? 8 : c == 'f' || c == 'F' ? 7 : 2;
            if (run - i > most) {
                return Optional.of(format.substring(i, run));
            }
            i = run - 1;
        }
        return Optional.empty();
    }
}
