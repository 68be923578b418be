package dev.purser.kql.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is reckoned from a series as a whole. */
final class SeriesStats {
    private SeriesStats() {}

    static Map<String, Object> stats(List<Double> series) {
        int least = 0;
        int most = 0;
        double sum = 0;
        for (int i = 0; i < series.size(); i++) {
            least = series.get(i) < series.get(least) ? i : least;
            most = series.get(i) > series.get(most) ? i : most;
            sum += series.get(i);
        }
        double mean = sum / series.size();
        double squares =
                series.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double variance = series.size() > 1 ? squares / (series.size() - 1) : 0;
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("min", series.get(least));
        bag.put("min_idx", (long) least);
        bag.put("max", series.get(most));
        bag.put("max_idx", (long) most);
        bag.put("avg", mean);
        bag.put("stdev", Math.sqrt(variance));
        bag.put("variance", variance);
        bag.put("sum", sum);
        bag.put("len", (long) series.size());
        return bag;
    }

    /** A line by least squares over the places 0, 1, 2, … */
    static Map<String, Object> line(List<Double> series) {
        int n = series.size();
        double mx = (n - 1) / 2.0;
        double my = series.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xy += (i - mx) * (series.get(i) - my);
            xx += (i - mx) * (i - mx);
            yy += (series.get(i) - my) * (series.get(i) - my);
        }
        double slope = xy / xx;
        double start = my - slope * mx;
        List<Object> fit = new ArrayList<>();
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double value = start + slope * i;
            fit.add(value);
            rest += (series.get(i) - value) * (series.get(i) - value);
        }
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("rsquare", yy == 0 ? 1.0 : 1 - rest / yy);
        bag.put("slope", slope);
        bag.put("variance", yy / (n - 1));
        bag.put("rvariance", rest / (n - 1));
        bag.put("interception", start);
        bag.put("line_fit", fit);
        return bag;
    }

    /** Tukey's score: how many times the span from the 10th to the 90th percentile a value lies outside of it. */
    static List<Object> outliers(List<Double> series) {
        List<Double> sorted = new ArrayList<>(series);
        sorted.sort(Double::compare);
        double low = quantile(sorted, 0.1);
        double high = quantile(sorted, 0.9);
        double span = high - low;
        List<Object> out = new ArrayList<>();
        for (double value : series) {
            double beyond = value > high ? value - high : value < low ? value - low : 0;
            out.add(span == 0 ? 0.0 : beyond / span);
        }
        return out;
    }

    private static double quantile(List<Double> sorted, double fraction) {
        double at = fraction * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        double next = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return sorted.get(below) + (at - below) * (next - sorted.get(below));
    }
}
