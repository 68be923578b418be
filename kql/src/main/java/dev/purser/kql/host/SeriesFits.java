package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines and polynomials by least squares. */
final class SeriesFits {
    private static final int HIGHEST = 32;

    private SeriesFits() {}

    static void register() {
        add("series_fit_line_dynamic", "j", 's', a -> Json.write(bag(line(Numeric.list(a[0])))));
        add("series_fit_2lines_dynamic", "j", 's', a -> Json.write(two(Numeric.list(a[0]))));
        add("series_fit_poly_dynamic", "jjL", 's', SeriesFits::poly);
    }

    /** A line over the places 0, 1, 2, …; the variances are the sample's. */
    record Line(double rsquare, double slope, double variance, double rvariance, double interception, double[] fit) {}

    static Line line(double[] y) {
        int n = y.length;
        double mx = (n - 1) / 2.0;
        double my = Numeric.mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xy += (i - mx) * (y[i] - my);
            xx += (i - mx) * (i - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        double slope = xx == 0 ? 0 : xy / xx;
        double start = my - slope * mx;
        double[] fit = new double[n];
        double rest = 0;
        for (int i = 0; i < n; i++) {
            fit[i] = start + slope * i;
            rest += (y[i] - fit[i]) * (y[i] - fit[i]);
        }
        double free = Math.max(1, n - 1);
        return new Line(yy == 0 ? 1 : 1 - rest / yy, slope, yy / free, rest / free, start, fit);
    }

    private static Map<String, Object> bag(Line line) {
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("rsquare", line.rsquare);
        bag.put("slope", line.slope);
        bag.put("variance", line.variance);
        bag.put("rvariance", line.rvariance);
        bag.put("interception", line.interception);
        bag.put("line_fit", Numeric.boxed(line.fit));
        return bag;
    }

    /** Two lines, split where both together leave the least unexplained. */
    private static Map<String, Object> two(double[] y) {
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int split = 2; split <= y.length - 2; split++) {
            double rest = rest(y, 0, split) + rest(y, split, y.length);
            if (rest < least) {
                least = rest;
                best = split;
            }
        }
        Line left = line(Arrays.copyOfRange(y, 0, best));
        Line right = line(Arrays.copyOfRange(y, best, y.length));
        double total = line(y).variance * (y.length - 1);
        double[] fit = Arrays.copyOf(left.fit, y.length);
        System.arraycopy(right.fit, 0, fit, best, right.fit.length);
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("rsquare", total == 0 ? 1 : 1 - least / total);
        bag.put("split_idx", (long) best);
        bag.put("variance", total / (y.length - 1));
        bag.put("rvariance", least / (y.length - 1));
        bag.put("line_fit", Numeric.boxed(fit));
        side(bag, "right", right);
        side(bag, "left", left);
        return bag;
    }

    private static double rest(double[] y, int from, int to) {
        return line(Arrays.copyOfRange(y, from, to)).rvariance * Math.max(1, to - from - 1);
    }

    /** Both as a bag of its own and flat, as the columns are named. */
    private static void side(Map<String, Object> bag, String name, Line line) {
        Map<String, Object> own = bag(line);
        own.remove("line_fit");
        bag.put(name, own);
        own.forEach((key, value) -> bag.put(name + "_" + key, value));
    }

    private static String poly(Object[] a) {
        double[] y = Numeric.list(a[0]);
        double[] x = new double[y.length];
        if (a[1] == null) {
            Arrays.setAll(x, i -> i + 1);
        } else {
            x = Numeric.list(a[1]);
        }
        int degree = a[2] == null ? 1 : (int) (long) (Long) a[2];
        if (degree < 0 || degree > HIGHEST || x.length != y.length || y.length <= degree) {
            return null;
        }
        double[] c = coefficients(x, y, degree);
        double[] fit = new double[y.length];
        double my = Numeric.mean(y);
        double rest = 0;
        double total = 0;
        for (int i = 0; i < y.length; i++) {
            for (double one : c) {
                fit[i] = fit[i] * x[i] + one;
            }
            rest += (y[i] - fit[i]) * (y[i] - fit[i]);
            total += (y[i] - my) * (y[i] - my);
        }
        double free = Math.max(1, y.length - 1);
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("rsquare", total == 0 ? 1 : 1 - rest / total);
        bag.put("coefficients", Numeric.boxed(c));
        bag.put("variance", total / free);
        bag.put("rvariance", rest / free);
        bag.put("poly_fit", Numeric.boxed(fit));
        return Json.write(bag);
    }

    /** The highest power first, by Householder reflections, which keep their digits where normal equations lose them. */
    private static double[] coefficients(double[] x, double[] y, int degree) {
        int n = x.length;
        int m = degree + 1;
        double[][] q = new double[n][m + 1];
        for (int i = 0; i < n; i++) {
            double power = 1;
            for (int j = m - 1; j >= 0; j--) {
                q[i][j] = power;
                power *= x[i];
            }
            q[i][m] = y[i];
        }
        for (int k = 0; k < m; k++) {
            reflect(q, k);
        }
        double[] c = new double[m];
        for (int k = m - 1; k >= 0; k--) {
            double value = q[k][m];
            for (int j = k + 1; j < m; j++) {
                value -= q[k][j] * c[j];
            }
            c[k] = value / q[k][k];
        }
        return c;
    }

    private static void reflect(double[][] q, int k) {
        double norm = 0;
        for (int i = k; i < q.length; i++) {
            norm = Math.hypot(norm, q[i][k]);
        }
        if (norm == 0) {
            return;
        }
        double head = q[k][k] > 0 ? -norm : norm;
        double[] v = new double[q.length];
        double size = 0;
        for (int i = k; i < q.length; i++) {
            v[i] = q[i][k] - (i == k ? head : 0);
            size += v[i] * v[i];
        }
        for (int j = k; j < q[0].length; j++) {
            double dot = 0;
            for (int i = k; i < q.length; i++) {
                dot += v[i] * q[i][j];
            }
            for (int i = k; i < q.length; i++) {
                q[i][j] -= 2 * dot / size * v[i];
            }
        }
    }
}
