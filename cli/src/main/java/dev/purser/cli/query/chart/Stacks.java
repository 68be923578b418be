package dev.purser.cli.query.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Series over the same places, and their values as shares. */
final class Stacks {
    private Stacks() {}

    /** All with a value at every place, in the order of the places along an axis, or of their first appearance. */
    static List<ChartSeries> aligned(List<ChartSeries> series) {
        List<Object> places = new ArrayList<>();
        series.forEach(one -> places.addAll(one.xs()));
        List<Object> order = places.stream().allMatch(Instant.class::isInstance)
                        || places.stream().allMatch(Double.class::isInstance)
                ? List.copyOf(new TreeSet<>(places))
                : places.stream().distinct().toList();
        return series.stream().map(one -> one.at(order)).toList();
    }

    /** Each value as a percentage of all at its place; series are aligned. */
    static List<ChartSeries> shares(List<ChartSeries> series) {
        List<ChartSeries> shares = new ArrayList<>();
        for (ChartSeries one : series) {
            List<Double> ys = new ArrayList<>();
            for (int i = 0; i < one.ys().size(); i++) {
                int place = i;
                double sum = series.stream()
                        .mapToDouble(other -> other.ys().get(place))
                        .sum();
                ys.add(sum == 0 ? 0 : one.ys().get(i) * 100 / sum);
            }
            shares.add(new ChartSeries(one.name(), one.xs(), ys));
        }
        return shares;
    }

    /** Each on top of those before it, the topmost first so that it is drawn below the others; series are aligned. */
    static List<ChartSeries> heaped(List<ChartSeries> series) {
        List<ChartSeries> heaps = new ArrayList<>();
        List<Double> below = null;
        for (ChartSeries one : series) {
            List<Double> ys = new ArrayList<>();
            for (int i = 0; i < one.ys().size(); i++) {
                ys.add(one.ys().get(i) + (below == null ? 0 : below.get(i)));
            }
            heaps.addFirst(new ChartSeries(one.name(), one.xs(), ys));
            below = ys;
        }
        return heaps;
    }
}
