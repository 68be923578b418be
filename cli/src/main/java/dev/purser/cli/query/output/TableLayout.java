package dev.purser.cli.query.output;

import dev.purser.kql.BoundQuery;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** How wide each column is and how a row is written. Immutable. */
final class TableLayout {
    private static final int GAP = 2;
    /** Narrower than this no column is made. */
    private static final int LEAST = 6;

    private final String[] names;
    private final boolean[] right;
    private final int[] widths;
    private final boolean cut;
    private final boolean listed;

    private TableLayout(String[] names, boolean[] right, int[] widths, boolean cut, boolean listed) {
        this.names = names;
        this.right = right;
        this.widths = widths;
        this.cut = cut;
        this.listed = listed;
    }

    /**
     * @param width what it has to fit into; anything does where it is empty
     */
    static TableLayout of(List<BoundQuery.Column> columns, List<String[]> rows, OptionalInt width) {
        int count = columns.size();
        String[] names = new String[count];
        boolean[] right = new boolean[count];
        int[] widths = new int[count];
        for (int i = 0; i < count; i++) {
            names[i] = CellText.shown(columns.get(i).name());
            right[i] = columns.get(i).type().isNumeric();
            widths[i] = CellText.width(names[i]);
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], CellText.width(row[i]));
            }
        }
        if (width.isEmpty() || count == 0) {
            return new TableLayout(names, right, widths, false, false);
        }
        int places = width.getAsInt() - GAP * (count - 1);
        int most = most(widths, places);
        boolean listed = most < LEAST && Arrays.stream(widths).sum() > places;
        for (int i = 0; i < count; i++) {
            widths[i] = Math.min(widths[i], most);
        }
        return new TableLayout(names, right, widths, true, listed);
    }

    /** The greatest width that, as a bound for all columns, makes them fit. */
    private static int most(int[] widths, int places) {
        int[] sorted = widths.clone();
        Arrays.sort(sorted);
        int left = places;
        for (int i = 0; i < sorted.length; i++) {
            int share = left / (sorted.length - i);
            if (sorted[i] > share) {
                return share;
            }
            left -= sorted[i];
        }
        return Integer.MAX_VALUE;
    }

    void heading(Writer out) throws IOException {
        if (listed) {
            return;
        }
        line(out, names);
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.repeat('-', widths[i]).repeat(' ', i < widths.length - 1 ? GAP : 0);
        }
        out.append(rule).append('\n');
    }

    void row(Writer out, long number, String[] cells) throws IOException {
        if (!listed) {
            line(out, cells);
            return;
        }
        out.append("-- ").append(Long.toString(number)).append(" --\n");
        int names = Arrays.stream(this.names).mapToInt(CellText::width).max().orElse(0);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                out.append(this.names[i]);
                blanks(out, names - CellText.width(this.names[i]) + GAP);
                out.append(cells[i]).append('\n');
            }
        }
    }

    private void line(Writer out, String[] cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            String text = cut ? CellText.cut(cells[i], widths[i]) : cells[i];
            int missing = widths[i] - CellText.width(text);
            if (right[i]) {
                blanks(out, missing);
            }
            out.append(text);
            if (i < cells.length - 1) {
                blanks(out, (right[i] ? 0 : missing) + GAP);
            }
        }
        out.append('\n');
    }

    private static void blanks(Writer out, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.append(' ');
        }
    }
}
