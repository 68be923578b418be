package dev.purser.cli.query.output;

import dev.purser.kql.BoundQuery;
import dev.purser.lake.query.ResultRow;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Columns under a heading. Their widths are those of the first rows; on a terminal they are cut to fit into it, and where
 * even narrow columns would not, each row is a list of names and values.
 */
final class TableOutput implements Output {
    /** So many rows decide on the widths. */
    private static final int FIRST = 1_000;

    private final Target target;
    private final OptionalInt width;
    private final List<String[]> first = new ArrayList<>();
    private List<BoundQuery.Column> columns = List.of();
    private Optional<TableLayout> layout = Optional.empty();
    private Writer out;
    private int tables;
    private long rows;

    TableOutput(Target target, OptionalInt width) {
        this.target = target;
        this.width = width;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) throws IOException {
        close();
        columns = its;
        rows = 0;
        out = new OutputStreamWriter(target.stream(++tables), StandardCharsets.UTF_8);
        if (tables > 1 && !target.apart()) {
            out.write("\n" + name + "\n");
        }
    }

    @Override
    public void row(ResultRow row) throws IOException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            String text = Values.text(row, i, columns.get(i).type());
            cells[i] = text == null ? "" : CellText.shown(text);
        }
        if (layout.isEmpty()) {
            first.add(cells);
            if (first.size() == FIRST) {
                begin();
            }
        } else {
            layout.get().row(out, ++rows, cells);
        }
    }

    private void begin() throws IOException {
        TableLayout decided = TableLayout.of(columns, first, width);
        layout = Optional.of(decided);
        decided.heading(out);
        for (String[] cells : first) {
            decided.row(out, ++rows, cells);
        }
        first.clear();
    }

    @Override
    public void close() throws IOException {
        if (out == null) {
            return;
        }
        try (Writer ending = out) {
            if (layout.isEmpty()) {
                begin();
            }
        } finally {
            out = null;
            layout = Optional.empty();
            first.clear();
        }
    }
}
