package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arrays of numbers as series. */
final class SeriesFunctions {
    private static final int LONGEST = 1 << 20;

    private SeriesFunctions() {}

    static void register() {
        add("series_slots", "jlj", 's', a -> slots(list(a[0]), (Long) a[1], Json.value((String) a[2])));
        add("series_axis", "llls", 's', a -> axis((Long) a[0], (Long) a[1], (Long) a[2], (String) a[3]));
        add("series_axis_real", "ddl", 's', a -> {
            List<Object> out = new ArrayList<>();
            for (long i = 0; i < Math.min((Long) a[2], LONGEST); i++) {
                out.add((Double) a[0] + i * (Double) a[1]);
            }
            return Json.write(out);
        });
        binary("add", Double::sum);
        binary("subtract", (x, y) -> x - y);
        binary("multiply", (x, y) -> x * y);
        binary("divide", (x, y) -> x / y);
        binary("pow", Math::pow);
        compare("greater", (x, y) -> x > y ? 1 : 0);
        compare("greater_equals", (x, y) -> x >= y ? 1 : 0);
        compare("less", (x, y) -> x < y ? 1 : 0);
        compare("less_equals", (x, y) -> x <= y ? 1 : 0);
        compare("equals", (x, y) -> x == y ? 1 : 0);
        compare("not_equals", (x, y) -> x != y ? 1 : 0);
        unary("exp", Math::exp);
        unary("sign", Math::signum);
        unary("abs", Math::abs);
        unary("sin", Math::sin);
        unary("cos", Math::cos);
        unary("tan", Math::tan);
        unary("asin", Math::asin);
        unary("acos", Math::acos);
        unary("atan", Math::atan);
        unary("log", Math::log);
        unary("floor", Math::floor);
        unary("ceiling", Math::ceil);
        add(
                "series_sum",
                "j",
                'd',
                a -> numbers(a[0]).stream().mapToDouble(x -> x).sum());
        add(
                "series_product",
                "j",
                'd',
                a -> numbers(a[0]).stream().mapToDouble(x -> x).reduce(1, (x, y) -> x * y));
        add(
                "series_magnitude",
                "j",
                'd',
                a -> Math.sqrt(numbers(a[0]).stream().mapToDouble(x -> x * x).sum()));
        add("series_dot_product", "jj", 'd', a -> dot(numbers(a[0]), numbers(a[1]), single(a[0]), single(a[1])));
        add("series_cosine_similarity", "jjDD", 'd', SeriesFunctions::cosine);
        add("series_pearson_correlation", "jj", 'd', a -> pearson(numbers(a[0]), numbers(a[1])));
        add("series_fir", "jjBB", 's', a -> {
            boolean negative = numbers(a[1]).stream().anyMatch(x -> x < 0);
            if (negative && Boolean.TRUE.equals(a[2])) {
                return null;
            }
            boolean normalize = a[2] == null ? !negative : (Boolean) a[2];
            return Json.write(fir(numbers(a[0]), numbers(a[1]), normalize, Boolean.TRUE.equals(a[3])));
        });
        add("series_iir", "jjj", 's', a -> Json.write(iir(numbers(a[0]), numbers(a[1]), numbers(a[2]))));
        add(
                "series_fill_const",
                "jjj",
                's',
                a -> fill(list(a[0]), a[1] == null ? 0L : Json.value((String) a[1]), Json.value((String) a[2])));
        add("series_fill_forward", "jj", 's', a -> Json.write(forward(list(a[0]), Json.value((String) a[1]))));
        add("series_fill_backward", "jj", 's', a -> {
            List<Object> back = new ArrayList<>(list(a[0]));
            Collections.reverse(back);
            List<Object> filled = forward(back, Json.value((String) a[1]));
            Collections.reverse(filled);
            return Json.write(filled);
        });
        add("series_fill_linear", "jjBj", 's', a -> {
            Object mark = Json.value((String) a[1]);
            List<?> series = list(a[0]);
            if (series.stream().allMatch(value -> missing(value, mark))) {
                return Json.write(Collections.nCopies(series.size(), a[3] == null ? 0.0 : Json.value((String) a[3])));
            }
            return Json.write(linear(series, mark, !Boolean.FALSE.equals(a[2])));
        });
    }

    private static List<?> list(Object json) {
        return Json.value((String) json) instanceof List<?> list ? list : List.of();
    }

    private static List<Double> numbers(Object json) {
        Object value = Json.value((String) json);
        List<Double> out = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            out.add(one instanceof Number number ? number.doubleValue() : Double.NaN);
        }
        return out;
    }

    private static void unary(String name, DoubleUnaryOperator op) {
        add("series_" + name, "j", 's', a -> {
            List<Object> out = new ArrayList<>();
            boolean whole = name.equals("abs") || name.equals("sign");
            for (Object one : list(a[0])) {
                double value = one instanceof Number number ? op.applyAsDouble(number.doubleValue()) : Double.NaN;
                out.add(
                        !(one instanceof Number)
                                ? null
                                : whole && one instanceof Long ? (Object) (long) value : (Object) value);
            }
            return Json.write(out);
        });
    }

    private static void binary(String name, DoubleBinaryOperator op) {
        add("series_" + name, "jj", 's', a -> zipped(a, op, name.equals("divide") || name.equals("pow"), false));
    }

    private static void compare(String name, DoubleBinaryOperator op) {
        add("series_" + name, "jj", 's', a -> zipped(a, op, false, true));
    }

    private static String zipped(Object[] a, DoubleBinaryOperator op, boolean real, boolean bool) {
        Object left = Json.value((String) a[0]);
        Object right = Json.value((String) a[1]);
        int size = Math.max(left instanceof List<?> x ? x.size() : 1, right instanceof List<?> y ? y.size() : 1);
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Object x = at(left, i);
            Object y = at(right, i);
            if (!(x instanceof Number m) || !(y instanceof Number n)) {
                out.add(null);
                continue;
            }
            double value = op.applyAsDouble(m.doubleValue(), n.doubleValue());
            boolean whole = x instanceof Long && y instanceof Long && !real;
            out.add(bool ? (Object) (value != 0) : whole ? (Object) (long) value : (Object) value);
        }
        return Json.write(out);
    }

    private static Object at(Object side, int index) {
        return side instanceof List<?> list ? index < list.size() ? list.get(index) : null : side;
    }

    private static String slots(List<?> pairs, long count, Object byDefault) {
        if (count > LONGEST) {
            return null;
        }
        List<Object> out = new ArrayList<>(Collections.nCopies((int) Math.max(0, count), byDefault));
        for (Object one : pairs) {
            List<?> pair = (List<?>) one;
            long slot = (Long) pair.getFirst();
            if (slot >= 0 && slot < out.size()) {
                out.set((int) slot, pair.get(1));
            }
        }
        return Json.write(out);
    }

    private static String axis(long from, long step, long count, String type) {
        List<Object> out = new ArrayList<>();
        for (long i = 0; i < Math.min(count, LONGEST); i++) {
            long at = from + i * step;
            out.add(
                    switch (type) {
                        case "datetime" -> Ticks.datetime(at);
                        case "timespan" -> Ticks.timespan(at);
                        default -> (Object) at;
                    });
        }
        return Json.write(out);
    }

    private static boolean single(Object json) {
        return !(Json.value((String) json) instanceof List<?>);
    }

    /** The sum of products over what both have; what is no number counts nothing. */
    private static Double dot(List<Double> x, List<Double> y, boolean oneX, boolean oneY) {
        if (x.isEmpty() || y.isEmpty()) {
            return null;
        }
        double sum = 0;
        int size = oneX ? y.size() : oneY ? x.size() : Math.min(x.size(), y.size());
        for (int i = 0; i < size; i++) {
            double product = x.get(oneX ? 0 : i) * y.get(oneY ? 0 : i);
            sum += Double.isNaN(product) ? 0 : product;
        }
        return sum;
    }

    private static Double cosine(Object[] a) {
        List<Double> x = numbers(a[0]);
        List<Double> y = numbers(a[1]);
        int size = Math.min(x.size(), y.size());
        x = x.subList(0, size);
        y = y.subList(0, size);
        Double dot = dot(x, y, false, false);
        return dot == null
                ? null
                : dot
                        / ((a[2] == null ? Math.sqrt(dot(x, x, false, false)) : (Double) a[2])
                                * (a[3] == null ? Math.sqrt(dot(y, y, false, false)) : (Double) a[3]));
    }

    private static double pearson(List<Double> x, List<Double> y) {
        double mx = x.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double my = y.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.size(); i++) {
            xy += (x.get(i) - mx) * (y.get(i) - my);
            xx += (x.get(i) - mx) * (x.get(i) - mx);
            yy += (y.get(i) - my) * (y.get(i) - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static List<Object> fir(List<Double> series, List<Double> filter, boolean normalize, boolean center) {
        double sum = normalize ? filter.stream().mapToDouble(v -> v).sum() : 1;
        int shift = center ? filter.size() / 2 : 0;
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            double value = 0;
            for (int j = 0; j < filter.size(); j++) {
                int at = i + shift - j;
                value += at >= 0 && at < series.size() ? series.get(at) * filter.get(j) : 0;
            }
            out.add(value / (sum == 0 ? 1 : sum));
        }
        return out;
    }

    private static List<Object> iir(List<Double> series, List<Double> b, List<Double> a) {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            double value = 0;
            for (int j = 0; j < b.size() && j <= i; j++) {
                value += b.get(j) * series.get(i - j);
            }
            for (int j = 1; j < a.size() && j <= i; j++) {
                value -= a.get(j) * (Double) out.get(i - j);
            }
            out.add(value / a.getFirst());
        }
        return out;
    }

    private static boolean missing(Object value, Object mark) {
        return value == null || mark != null && Dynamics.same(value, mark);
    }

    private static String fill(List<?> series, Object with, Object mark) {
        List<Object> out = new ArrayList<>(series);
        out.replaceAll(value -> missing(value, mark) ? with : value);
        return Json.write(out);
    }

    private static List<Object> forward(List<?> series, Object mark) {
        List<Object> out = new ArrayList<>();
        Object last = null;
        for (Object value : series) {
            boolean gap = missing(value, mark);
            last = gap ? last : value;
            out.add(gap ? last : value);
        }
        return out;
    }

    private static List<Object> linear(List<?> series, Object mark, boolean edges) {
        List<Object> out = new ArrayList<>(series);
        boolean whole = series.stream().allMatch(value -> missing(value, mark) || value instanceof Long);
        int before = -1;
        for (int i = 0; i < out.size(); i++) {
            if (missing(series.get(i), mark)) {
                continue;
            }
            double to = ((Number) series.get(i)).doubleValue();
            for (int j = before + 1; j < i; j++) {
                double from = before < 0 ? to : ((Number) series.get(before)).doubleValue();
                double between = from + (to - from) * (j - before) / (i - before);
                out.set(
                        j,
                        before >= 0
                                ? whole ? (Object) (long) between : (Object) between
                                : edges ? series.get(i) : series.get(j));
            }
            before = i;
        }
        for (int j = before + 1; before >= 0 && edges && j < out.size(); j++) {
            out.set(j, series.get(before));
        }
        return out;
    }
}
