package dev.purser.cli.query.chart;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.query.chart.ChartPlan.Kind;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column plays which part.
 *
 * @param x the place of the horizontal axis' column
 * @param ys the columns of numbers, at least one
 * @param names columns whose values part the rows into series
 */
record Roles(int x, List<Integer> ys, List<Integer> names) {
    /**
     * As the hint's properties say; else, as Kusto does: the first column lies along the axis (of a time chart the first
     * of moments), every other one of numbers is drawn, and every other one of texts parts the series.
     */
    static Roles of(
            Kind kind,
            String chart,
            List<BoundQuery.Column> columns,
            List<Object[]> rows,
            Map<String, String> properties) {
        int x = ChartPlan.text(properties, "xcolumn")
                .map(name -> place(columns, name))
                .orElseGet(() -> axis(kind, chart, columns, rows));
        Optional<List<Integer>> ys = places(columns, properties, "ycolumns");
        Optional<List<Integer>> names = places(columns, properties, "series");
        List<Integer> numbers = ys.orElseGet(() -> others(x, names.orElse(List.of()), columns, rows, true));
        if (numbers.isEmpty()) {
            throw new CommandException(
                    ExitCode.FAILURE, "no column of numbers is there to draw", "Summarize first, or name ycolumns.");
        }
        List<Integer> parting = names.orElseGet(() -> others(x, numbers, columns, rows, false));
        return new Roles(x, kind == Kind.PIE ? numbers.subList(0, 1) : numbers, kind == Kind.PIE ? List.of() : parting);
    }

    private static int axis(Kind kind, String chart, List<BoundQuery.Column> columns, List<Object[]> rows) {
        boolean time = chart.toLowerCase(Locale.ROOT).equals("timechart") || kind == Kind.LINE || kind == Kind.AREA;
        for (int i = 0; time && i < columns.size(); i++) {
            if (moments(i, columns, rows)) {
                return i;
            }
        }
        if (kind == Kind.PIE || kind == Kind.BAR || kind == Kind.COLUMN) {
            for (int i = 0; i < columns.size(); i++) {
                if (!number(i, columns, rows)) {
                    return i;
                }
            }
        }
        return 0;
    }

    private static List<Integer> others(
            int x, List<Integer> taken, List<BoundQuery.Column> columns, List<Object[]> rows, boolean numbers) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (i != x && !taken.contains(i)) {
                boolean fits = numbers
                        ? number(i, columns, rows)
                        : columns.get(i).type() == KustoType.STRING
                                || columns.get(i).type() == KustoType.BOOL
                                || columns.get(i).type() == KustoType.GUID;
                if (fits) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    private static boolean moments(int column, List<BoundQuery.Column> columns, List<Object[]> rows) {
        return columns.get(column).type() == KustoType.DATETIME
                || columns.get(column).type() == KustoType.DYNAMIC && first(column, rows) instanceof Instant;
    }

    private static boolean number(int column, List<BoundQuery.Column> columns, List<Object[]> rows) {
        KustoType type = columns.get(column).type();
        return type.isNumeric()
                || type == KustoType.TIMESPAN
                || type == KustoType.DYNAMIC && first(column, rows) instanceof Double;
    }

    /** The column's first value that is not null; of an array, its first element. */
    private static Object first(int column, List<Object[]> rows) {
        for (Object[] row : rows) {
            Object value = row[column];
            if (value instanceof List<?> list) {
                value = list.stream().filter(one -> one != null).findFirst().orElse(null);
            }
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Optional<List<Integer>> places(
            List<BoundQuery.Column> columns, Map<String, String> properties, String name) {
        return ChartPlan.text(properties, name)
                .map(text -> Arrays.stream(text.split(","))
                        .map(one -> place(columns, one.strip()))
                        .toList());
    }

    private static int place(List<BoundQuery.Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new CommandException(
                ExitCode.FAILURE,
                "the chart asks for a column that the answer has not: " + name,
                "It has "
                        + String.join(
                                ", ",
                                columns.stream().map(BoundQuery.Column::name).toList())
                        + ".");
    }
}
