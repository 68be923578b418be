package dev.purser.lake.query;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps an answer's rows as texts. */
class Answer implements ResultSink {
    final List<String> tables = new ArrayList<>();
    final List<String> rows = new ArrayList<>();
    private List<BoundQuery.Column> columns = List.of();

    @Override
    public void table(String name, List<BoundQuery.Column> cols, Optional<BoundQuery.Render> render) {
        columns = cols;
        tables.add(name);
    }

    String columns() {
        return String.join(
                ", ",
                columns.stream()
                        .map(col -> col.name() + ":" + col.type().kusto())
                        .toList());
    }

    @Override
    public void row(ResultRow row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(row.isNull(i) ? "null" : cell(row, i, columns.get(i).type()));
        }
        rows.add(String.join("|", cells));
    }

    private static String cell(ResultRow row, int column, KustoType type) {
        return switch (type) {
            case BOOL -> String.valueOf(row.truth(column));
            case INT, LONG -> String.valueOf(row.number(column));
            case DATETIME -> Ticks.datetime(row.number(column));
            case TIMESPAN -> Ticks.timespan(row.number(column));
            case REAL -> String.valueOf(row.real(column));
            default -> row.text(column);
        };
    }
}
