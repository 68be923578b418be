package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A series as the sum of what repeats, where it tends to, and the rest; anomalies in that rest. */
final class Decomposition {
    private static final double SEASONAL_SCORE = 0.7;
    private static final double DECOMPOSED_SCORE = 0.6;
    private static final double ANOMALY = 1.5;

    private Decomposition() {}

    static void register() {
        add("series_seasonal", "jLL", 's', a -> {
            double[] series = Numeric.list(a[0]);
            long test = a[2] == null ? 0 : (Long) a[2];
            return Json.write(Numeric.boxed(seasonal(series, a[1] == null ? -1 : (Long) a[1], test, SEASONAL_SCORE)));
        });
        add(
                "series_decompose_dynamic",
                "jLSLD",
                's',
                a -> Json.write(bag(parts(a[0], (Long) a[1], (String) a[2], (Long) a[3], (Double) a[4]))));
        add(
                "series_decompose_forecast_dynamic",
                "jlLSD",
                's',
                a -> Json.write(bag(parts(a[0], (Long) a[2], (String) a[3], (Long) a[1], (Double) a[4]))));
        add("series_decompose_anomalies_dynamic", "jDLSLSD", 's', Decomposition::anomalies);
    }

    record Parts(double[] baseline, double[] seasonal, double[] trend, double[] residual) {}

    private static Parts parts(Object json, Long period, String trend, Long test, Double threshold) {
        double[] series = Numeric.list(json);
        long points = test == null ? 0 : Math.clamp(test, 0, series.length);
        double[] seasonal = seasonal(
                series, period == null ? -1 : period, points, threshold == null ? DECOMPOSED_SCORE : threshold);
        double[] rest = new double[series.length];
        Arrays.setAll(rest, i -> series[i] - seasonal[i]);
        double[] tends = trend(rest, trend == null ? "avg" : trend, (int) (series.length - points));
        double[] baseline = new double[series.length];
        Arrays.setAll(baseline, i -> seasonal[i] + tends[i]);
        double[] residual = new double[series.length];
        Arrays.setAll(residual, i -> series[i] - baseline[i]);
        return new Parts(baseline, seasonal, tends, residual);
    }

    private static Map<String, Object> bag(Parts parts) {
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("baseline", Numeric.boxed(parts.baseline));
        bag.put("seasonal", Numeric.boxed(parts.seasonal));
        bag.put("trend", Numeric.boxed(parts.trend));
        bag.put("residual", Numeric.boxed(parts.residual));
        return bag;
    }

    /** The median of each phase of the period, learned without the last points; zeros where nothing repeats. */
    private static double[] seasonal(double[] series, long wanted, long test, double threshold) {
        int learned = (int) (series.length - Math.clamp(test, 0, series.length));
        long period = wanted;
        if (wanted < 0) {
            double[] known = Arrays.copyOf(series, learned);
            period = Periods.detect(known, 0, learned).stream()
                    .filter(found -> found.score() >= threshold)
                    .mapToLong(Periods.Found::period)
                    .findFirst()
                    .orElse(0);
        }
        double[] out = new double[series.length];
        if (period <= 0 || period > learned) {
            return out;
        }
        int step = (int) period;
        for (int phase = 0; phase < step; phase++) {
            double[] same = new double[(learned - phase + step - 1) / step];
            for (int i = 0; i < same.length; i++) {
                same[i] = series[phase + i * step];
            }
            double median = Numeric.median(same);
            for (int i = phase; i < out.length; i += step) {
                out[i] = median;
            }
        }
        return out;
    }

    private static double[] trend(double[] series, String kind, int learned) {
        double[] out = new double[series.length];
        double[] known = Arrays.copyOf(series, learned);
        switch (kind) {
            case "none" -> {}
            case "linefit" -> {
                SeriesFits.Line line = SeriesFits.line(known);
                Arrays.setAll(out, i -> line.interception() + line.slope() * i);
            }
            default -> Arrays.fill(out, Numeric.mean(known));
        }
        return out;
    }

    private static String anomalies(Object[] a) {
        double threshold = a[1] == null ? ANOMALY : (Double) a[1];
        Parts parts = parts(a[0], (Long) a[2], (String) a[3], (Long) a[4], (Double) a[6]);
        boolean tukey = "tukey".equalsIgnoreCase((String) a[5]);
        double[] scores = SeriesStats.scores(parts.residual, tukey ? 0.25 : 0.1, tukey ? 0.75 : 0.9);
        List<Object> flags = Arrays.stream(scores)
                .mapToObj(score -> (Object) (score > threshold ? 1L : score < -threshold ? -1L : 0L))
                .toList();
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("ad_flag", flags);
        bag.put("ad_score", Numeric.boxed(scores));
        bag.put("baseline", Numeric.boxed(parts.baseline));
        return Json.write(bag);
    }
}
