package dev.purser.cli.query.chart;

import dev.purser.kql.BoundQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points that belong together.
 *
 * @param name differs from every other's; as the legend shows it
 * @param xs {@code Double}, {@code Instant} or {@code String}
 * @param ys as many; NaN where there is no value
 */
record ChartSeries(String name, List<Object> xs, List<Double> ys) {
    static List<ChartSeries> of(Roles roles, List<BoundQuery.Column> columns, List<Object[]> rows) {
        Map<String, ChartSeries> all = new LinkedHashMap<>();
        for (Object[] row : rows) {
            for (int y : roles.ys()) {
                String name = name(roles, y, columns, row);
                ChartSeries series =
                        all.computeIfAbsent(name, key -> new ChartSeries(key, new ArrayList<>(), new ArrayList<>()));
                series.add(row[roles.x()], row[y]);
            }
        }
        return all.values().stream().filter(one -> !one.xs.isEmpty()).toList();
    }

    private static String name(Roles roles, int y, List<BoundQuery.Column> columns, Object[] row) {
        String column = columns.get(y).name();
        if (roles.names().isEmpty()) {
            return column;
        }
        List<String> values =
                roles.names().stream().map(i -> String.valueOf(row[i])).toList();
        String value = String.join(", ", values);
        if (roles.ys().size() > 1) {
            return value + ":" + column;
        }
        return value.isEmpty() ? "(empty)" : value;
    }

    /** One point, or all of a pair of arrays. */
    private void add(Object x, Object y) {
        if (x instanceof List<?> places && y instanceof List<?> values) {
            for (int i = 0; i < Math.min(places.size(), values.size()); i++) {
                point(places.get(i), values.get(i));
            }
        } else if (y instanceof List<?> values) {
            for (int i = 0; i < values.size(); i++) {
                point((double) i, values.get(i));
            }
        } else {
            point(x, y);
        }
    }

    private void point(Object x, Object y) {
        if (x != null) {
            xs.add(x instanceof List<?> || x instanceof String text && text.isEmpty() ? "(empty)" : x);
            ys.add(y instanceof Double number && Double.isFinite(number) ? number : Double.NaN);
        }
    }

    /** In the order along the axis. */
    ChartSeries sorted() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> along(xs.get(i))));
        return new ChartSeries(
                name,
                order.stream().map(xs::get).toList(),
                order.stream().map(ys::get).toList());
    }

    private static double along(Object x) {
        return x instanceof Instant moment ? moment.toEpochMilli() : x instanceof Double number ? number : 0;
    }

    ChartSeries accumulated() {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (double y : ys) {
            sum += Double.isNaN(y) ? 0 : y;
            sums.add(sum);
        }
        return new ChartSeries(name, xs, sums);
    }

    /** The series with a value at each of those places, 0 where it has none. Of several at one place, their sum. */
    ChartSeries at(List<Object> places) {
        Map<Object, Integer> index = new LinkedHashMap<>();
        for (Object place : places) {
            index.putIfAbsent(place, index.size());
        }
        double[] values = new double[index.size()];
        for (int i = 0; i < xs.size(); i++) {
            values[index.get(xs.get(i))] += Double.isNaN(ys.get(i)) ? 0 : ys.get(i);
        }
        return new ChartSeries(
                name, List.copyOf(index.keySet()), Arrays.stream(values).boxed().toList());
    }
}
