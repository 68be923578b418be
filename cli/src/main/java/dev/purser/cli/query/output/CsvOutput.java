package dev.purser.cli.query.output;

import dev.purser.kql.BoundQuery;
import dev.purser.lake.query.ResultRow;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** RFC 4180 with a heading; lines end in LF. Null is nothing between the commas. Tables in one stream are an empty line apart. */
final class CsvOutput implements Output {
    private final Target target;
    private List<BoundQuery.Column> columns = List.of();
    private Writer out;
    private int tables;

    CsvOutput(Target target) {
        this.target = target;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) throws IOException {
        close();
        columns = its;
        out = new OutputStreamWriter(target.stream(++tables), StandardCharsets.UTF_8);
        if (tables > 1 && !target.apart()) {
            out.write('\n');
        }
        for (int i = 0; i < columns.size(); i++) {
            field(i, columns.get(i).name());
        }
        out.write('\n');
    }

    @Override
    public void row(ResultRow row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            field(i, Values.text(row, i, columns.get(i).type()));
        }
        out.write('\n');
    }

    private void field(int index, String text) throws IOException {
        if (index > 0) {
            out.write(',');
        }
        if (text == null) {
            return;
        }
        if (plain(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.write('"');
            }
            out.write(c);
        }
        out.write('"');
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return false;
            }
        }
        return text.isEmpty() || text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            Writer ending = out;
            out = null;
            ending.close();
        }
    }
}
