package dev.purser.cli.query.output;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.ValuesRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of plain values, given to a sink. */
public final class Rows {
    private final List<BoundQuery.Column> columns = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    public Rows column(String name, KustoType type) {
        columns.add(new BoundQuery.Column(name, type));
        return this;
    }

    /** Values as of a {@link ValuesRow}. */
    public Rows row(Object... values) {
        rows.add(values);
        return this;
    }

    public void into(ResultSink sink) throws IOException {
        into(sink, "PrimaryResult", Optional.empty());
    }

    public void into(ResultSink sink, String name, Optional<BoundQuery.Render> render) throws IOException {
        sink.table(name, columns, render);
        for (Object[] values : rows) {
            sink.row(new ValuesRow(values));
        }
    }
}
