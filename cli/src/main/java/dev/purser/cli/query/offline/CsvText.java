package dev.purser.cli.query.offline;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes comma-separated values apart (RFC 4180), with any one delimiter; a value in quotes may hold delimiters, line breaks
 * and doubled quotes. For one thread.
 */
final class CsvText {
    private static final String DELIMITERS = ",;\t|";

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int filled;
    private final int longest;
    private char delimiter;
    private long lines;
    private long first;
    private String fault;

    /**
     * @param longest the most characters of a row; a longer one is a fault
     */
    CsvText(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The delimiter that stands most often in a heading outside quotes; 0 if none does. */
    static char delimiter(String heading) {
        int[] counts = new int[DELIMITERS.length()];
        boolean quoted = false;
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            quoted ^= c == '"';
            int which = quoted ? -1 : DELIMITERS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return counts[best] == 0 ? 0 : DELIMITERS.charAt(best);
    }

    /** The next row that is not an empty line; {@code null} at the end. Empty with a {@link #fault} if it is none. */
    List<String> row() throws IOException {
        fault = null;
        String text = line();
        while (text != null && text.isEmpty()) {
            text = line();
        }
        if (text == null) {
            return null;
        }
        first = lines;
        if (text.length() > longest) {
            return broken("a row of more than " + longest + " characters");
        }
        if (lines == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (delimiter == 0) {
            char found = delimiter(text);
            delimiter = found == 0 ? ',' : found;
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int place = 0;
        while (true) {
            if (place < text.length() && text.charAt(place) == '"') {
                place++;
                while (true) {
                    int end = text.indexOf('"', place);
                    if (end < 0) {
                        value.append(text, place, text.length()).append('\n');
                        text = line();
                        if (text == null) {
                            return broken("the file ends inside quotes");
                        }
                        if (value.length() > longest) {
                            return broken("a row of more than " + longest + " characters");
                        }
                        place = 0;
                    } else if (end + 1 < text.length() && text.charAt(end + 1) == '"') {
                        value.append(text, place, end + 1);
                        place = end + 2;
                    } else {
                        value.append(text, place, end);
                        place = end + 1;
                        break;
                    }
                }
            }
            int end = text.indexOf(delimiter, place);
            value.append(text, place, end < 0 ? text.length() : end);
            values.add(value.toString());
            value.setLength(0);
            if (end < 0) {
                return values;
            }
            place = end + 1;
        }
    }

    /** The next line without its end; one that is too long is cut, and a fault. */
    private String line() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    break;
                }
            }
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int kept = Math.min(end - at, longest + 1 - line.length());
            line.append(buffer, at, Math.max(0, kept));
            at = end;
            if (end < filled) {
                at++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        lines++;
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    private List<String> broken(String what) {
        fault = what;
        return List.of();
    }

    /** Why the piece is no row; {@code null} where one stands. */
    String fault() {
        return fault;
    }

    /** The line that the row begins in, from 1 on. */
    long began() {
        return first;
    }
}
