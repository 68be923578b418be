package dev.purser.cli.query.offline;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonTape;
import dev.purser.kql.type.TimeText;
import dev.purser.lake.table.RowSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Lines of values below a heading as rows. What is empty is null, or the empty string. */
final class CsvRows implements RowReader {
    private static final int DATE = 10;
    private static final int LONGEST_WHOLE = 19;

    private final InputStream in;
    private final CsvText text;
    private final Faults faults;
    private final List<String> heading;
    private final JsonTape tape = new JsonTape();
    private List<String> row = List.of();
    private int[] places = {};

    CsvRows(InputStream file, int longest, Faults faults) throws IOException {
        in = Unpacked.open(new BufferedInputStream(file));
        text = new CsvText(new InputStreamReader(in, StandardCharsets.UTF_8), longest);
        this.faults = faults;
        List<String> names = text.row();
        heading = names == null ? List.of() : apart(names);
    }

    /** Names that differ: a second one of the same name gets a number, one without a name its place. */
    private static List<String> apart(List<String> names) {
        Set<String> taken = new HashSet<>();
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            String tried = name.isEmpty() ? "column" + (i + 1) : name;
            for (int more = 2; !taken.add(tried); more++) {
                tried = name + "_" + more;
            }
            apart.add(tried);
        }
        return apart;
    }

    @Override
    public boolean next() throws IOException {
        while ((row = text.row()) != null) {
            if (text.fault() != null) {
                faults.add(text.began(), "malformed", text.fault());
            } else if (row.size() != heading.size()) {
                faults.add(text.began(), "malformed", row.size() + " values below " + heading.size() + " names");
            } else {
                return true;
            }
        }
        return false;
    }

    @Override
    public void look(Guesses guesses) {
        for (int i = 0; i < row.size(); i++) {
            Guess guess = guesses.column(heading.get(i));
            if (!row.get(i).isEmpty()) {
                guess.saw(kind(row.get(i)));
            }
        }
    }

    private int kind(String value) {
        char c = value.charAt(0);
        if (c == '{' || c == '[') {
            try {
                tape.read(value.getBytes(StandardCharsets.UTF_8));
                return Guess.NESTED;
            } catch (MalformedEventException e) {
                return Guess.TEXT;
            }
        }
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Guess.BOOL;
        }
        if (c >= '0' && c <= '9' || c == '-' || c == '.') {
            if (moment(value).isPresent()) {
                return Guess.MOMENT;
            }
            return number(value);
        }
        return Guess.TEXT;
    }

    /** A number as JSON spells it: what begins with a zero that says nothing is a name, not a number. */
    private static int number(String value) {
        int digits = value.charAt(0) == '-' ? 1 : 0;
        if (digits == value.length()
                || value.charAt(digits) == '0'
                        && value.length() > digits + 1
                        && Character.isDigit(value.charAt(digits + 1))) {
            return Guess.TEXT;
        }
        boolean whole = true;
        for (int i = digits; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && ".eE+-".indexOf(c) < 0) {
                return Guess.TEXT;
            }
            whole &= digit;
        }
        if (whole && value.length() - digits < LONGEST_WHOLE) {
            return Guess.WHOLE;
        }
        try {
            if (whole) {
                Long.parseLong(value);
                return Guess.WHOLE;
            }
            return Double.isFinite(Double.parseDouble(value)) ? Guess.REAL : Guess.TEXT;
        } catch (NumberFormatException e) {
            return whole ? Guess.REAL : Guess.TEXT;
        }
    }

    /** A date, or a date with a time, as ISO 8601 writes them. */
    private static OptionalLong moment(String value) {
        boolean form = value.length() >= DATE
                && value.charAt(4) == '-'
                && value.charAt(7) == '-'
                && (value.length() == DATE || value.charAt(DATE) == 'T' || value.charAt(DATE) == ' ');
        return form ? TimeText.datetime(value) : OptionalLong.empty();
    }

    @Override
    public void write(Inferred columns, RowSink to) {
        if (places.length != columns.size()) {
            places = new int[columns.size()];
            Arrays.fill(places, -1);
            for (int i = 0; i < heading.size(); i++) {
                int place = columns.place(heading.get(i));
                if (place >= 0) {
                    places[place] = i;
                }
            }
        }
        for (int i = 0; i < places.length; i++) {
            String value = places[i] < 0 ? "" : row.get(places[i]);
            if (value.isEmpty()) {
                to.none();
            } else {
                value(columns, i, value, to);
            }
        }
        to.end();
    }

    private static void value(Inferred columns, int place, String value, RowSink to) {
        switch (columns.type(place)) {
            case BOOL -> to.truth(value.equalsIgnoreCase("true"));
            case LONG -> to.number(Long.parseLong(value));
            case REAL -> to.real(Double.parseDouble(value));
            case DATETIME -> {
                OptionalLong ticks = moment(value);
                if (ticks.isPresent()) {
                    to.number(ticks.getAsLong());
                } else {
                    to.none();
                }
            }
            default -> to.text(value);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
