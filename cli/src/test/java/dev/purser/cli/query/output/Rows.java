package dev.purser.cli.query.output;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
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

    /** {@code Long}, {@code Double}, {@code Boolean}, {@code String} or null each. */
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
            sink.row(new Values(values));
        }
    }

    private record Values(Object[] values) implements ResultRow {
        @Override
        public boolean isNull(int column) {
            return values[column] == null;
        }

        @Override
        public long number(int column) {
            return (Long) values[column];
        }

        @Override
        public double real(int column) {
            return (Double) values[column];
        }

        @Override
        public boolean truth(int column) {
            return (Boolean) values[column];
        }

        @Override
        public String text(int column) {
            return (String) values[column];
        }
    }
}
