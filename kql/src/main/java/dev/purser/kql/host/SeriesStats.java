package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is reckoned from a series as a whole. */
final class SeriesStats {
    private SeriesStats() {}

    static void register() {
        add("series_stats_dynamic", "jB", 's', a -> stats(Numeric.list(a[0]), Boolean.TRUE.equals(a[1])));
        add("series_outliers", "jSjDD", 's', SeriesStats::outliers);
    }

    private static String stats(double[] series, boolean finite) {
        int least = -1;
        int most = -1;
        int count = 0;
        double sum = 0;
        for (int i = 0; i < series.length; i++) {
            double value = series[i];
            if (!Double.isFinite(value)) {
                if (finite) {
                    continue;
                }
                return null;
            }
            least = least < 0 || value < series[least] ? i : least;
            most = most < 0 || value > series[most] ? i : most;
            sum += value;
            count++;
        }
        if (count == 0) {
            return null;
        }
        double mean = sum / count;
        double squares = 0;
        for (double value : series) {
            squares += Double.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        double variance = count > 1 ? squares / (count - 1) : 0;
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("min", series[least]);
        bag.put("min_idx", (long) least);
        bag.put("max", series[most]);
        bag.put("max_idx", (long) most);
        bag.put("avg", mean);
        bag.put("stdev", Math.sqrt(variance));
        bag.put("variance", variance);
        bag.put("sum", sum);
        bag.put("len", (long) series.length);
        return Json.write(bag);
    }

    private static String outliers(Object[] a) {
        boolean plain = "tukey".equalsIgnoreCase((String) a[1]);
        double low = plain ? 25 : a[3] == null ? 10 : (Double) a[3];
        double high = plain ? 75 : a[4] == null ? 90 : (Double) a[4];
        double[] series = Numeric.list(a[0]);
        if (a[2] != null && Json.value((String) a[2]) instanceof Number ignored) {
            for (int i = 0; i < series.length; i++) {
                series[i] = series[i] == ignored.doubleValue() ? Double.NaN : series[i];
            }
        }
        return low < 2 || high > 98 ? null : Json.write(Numeric.boxed(scores(series, low / 100, high / 100)));
    }

    /** Tukey's score: how many times the span between two quantiles a value lies outside of it; 0 for what is missing. */
    static double[] scores(double[] series, double from, double to) {
        double[] sorted = java.util.Arrays.stream(series)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] out = new double[series.length];
        if (sorted.length == 0) {
            return out;
        }
        double low = quantile(sorted, from);
        double high = quantile(sorted, to);
        for (int i = 0; i < series.length; i++) {
            double value = series[i];
            double beyond = value > high ? value - high : value < low ? value - low : 0;
            out[i] = high == low ? 0 : beyond / (high - low);
        }
        return out;
    }

    private static double quantile(double[] sorted, double fraction) {
        double at = fraction * (sorted.length - 1);
        int below = (int) Math.floor(at);
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (next - sorted[below]);
    }
}
