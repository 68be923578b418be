package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Periods of a series, by its autocorrelation. Kusto tells of its own method only that scores are from 0 to 1. */
final class Periods {
    private static final int SHORTEST = 4;

    /** A score is no worse than another when it is at least this part of it. */
    private static final double ABOUT = 0.9;

    private Periods() {}

    static void register() {
        add("series_periods_detect_dynamic", "jddl", 's', a -> {
            List<Found> found = detect(Numeric.list(a[0]), (Double) a[1], (Double) a[2]);
            List<Object> periods = new ArrayList<>();
            List<Object> scores = new ArrayList<>();
            for (int i = 0; i < Math.min((Long) a[3], 1000); i++) {
                periods.add(i < found.size() ? (double) found.get(i).period() : 0.0);
                scores.add(i < found.size() ? found.get(i).score() : 0.0);
            }
            return bag(periods, scores);
        });
        add("series_periods_validate_dynamic", "jj", 's', a -> {
            double[] series = Numeric.list(a[0]);
            double[] correlation = correlation(series);
            List<Object> periods = new ArrayList<>();
            List<Object> scores = new ArrayList<>();
            for (double period : Numeric.list(a[1])) {
                int lag = (int) Math.rint(period);
                boolean inside = lag >= SHORTEST && lag <= series.length / 2;
                periods.add(period);
                scores.add(inside && peak(correlation, lag) ? score(correlation, lag) : 0.0);
            }
            return bag(periods, scores);
        });
    }

    private static String bag(List<Object> periods, List<Object> scores) {
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("periods", periods);
        bag.put("scores", scores);
        return Json.write(bag);
    }

    record Found(int period, double score) {}

    /** The periods within those bounds, the best first; a multiple of one that is there already is left out. */
    static List<Found> detect(double[] series, double least, double most) {
        double[] correlation = correlation(series);
        List<Found> all = new ArrayList<>();
        // The bound that noise of that length crosses once in twenty times.
        double noise = 2 / Math.sqrt(series.length);
        int last = (int) Math.min(Math.floor(most), (series.length - 1) / 2);
        for (int lag = (int) Math.max(SHORTEST, Math.ceil(least)); lag <= last; lag++) {
            if (peak(correlation, lag) && score(correlation, lag) >= noise) {
                all.add(new Found(lag, score(correlation, lag)));
            }
        }
        List<Found> out = new ArrayList<>();
        for (Found one : all) {
            boolean multiple =
                    out.stream().anyMatch(other -> one.period % other.period == 0 && other.score >= ABOUT * one.score);
            if (!multiple) {
                out.add(one);
            }
        }
        out.sort(Comparator.comparingDouble(Found::score).reversed());
        return out;
    }

    /** The unbiased autocorrelation, through the power spectrum. */
    private static double[] correlation(double[] series) {
        int n = series.length;
        double mean = Numeric.mean(series);
        int size = Integer.highestOneBit(Math.max(1, n)) * 4;
        double[] real = new double[size];
        for (int i = 0; i < n; i++) {
            real[i] = series[i] - mean;
        }
        double[][] spectrum = Fourier.transform(real, new double[size]);
        double[] power = new double[size];
        for (int i = 0; i < size; i++) {
            power[i] = spectrum[0][i] * spectrum[0][i] + spectrum[1][i] * spectrum[1][i];
        }
        double[] back = Fourier.transform(power, new double[size])[0];
        double[] out = new double[n];
        for (int lag = 0; lag < n; lag++) {
            out[lag] = back[0] == 0 ? 0 : back[lag] / back[0] * n / (n - lag);
        }
        return out;
    }

    /** What repeats once must repeat twice. */
    private static double score(double[] correlation, int lag) {
        return 2 * lag >= correlation.length ? 0 : Math.clamp(Math.min(correlation[lag], correlation[2 * lag]), 0, 1);
    }

    /** Whether nothing near that lag is correlated more. */
    private static boolean peak(double[] correlation, int lag) {
        int near = Math.max(1, lag / 4);
        for (int i = lag - near; i <= Math.min(lag + near, correlation.length - 1); i++) {
            if (i > 0 && correlation[i] > correlation[lag]) {
                return false;
            }
        }
        return true;
    }
}
