package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;
import dev.purser.kql.type.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values with weights, from which percentiles are told: Kusto's {@code tdigest} family and weighted percentiles. A digest
 * is {@code [["type"],[values],[weights]]}, exact up to {@value #MOST} different values; beyond, neighbours are put
 * together.
 */
final class Digests {
    private static final int MOST = 20_000;

    private Digests() {}

    static void register() {
        add("percentilew", "jd", 'd', a -> number(weighted(pairs(a[0], "real"), (Double) a[1])));
        add("percentilew_whole", "jd", 'l', a -> weighted(pairs(a[0], "long"), (Double) a[1]));
        add("tdigest", "sj", 's', a -> a[1] == null ? null : write((String) a[0], pairs(a[1], (String) a[0])));
        add("tdigest_merge", "j", 's', a -> merged((List<?>) Json.value((String) a[0])));
        add("percentile_tdigest", "jd", 's', a -> {
            List<?> digest = digest(a[0]);
            return digest == null ? null : Json.write(shown(digest, weighted(read(digest), (Double) a[1] / 100)));
        });
        add("percentiles_array_tdigest", "jj", 's', a -> {
            List<?> digest = digest(a[0]);
            List<Object> out = new ArrayList<>();
            for (Object percent : (List<?>) Json.value((String) a[1])) {
                out.add(shown(digest, weighted(read(digest), ((Number) percent).doubleValue() / 100)));
            }
            return Json.write(out);
        });
        add("rank_tdigest", "jd", 'd', a -> rank(read(digest(a[0])), (Double) a[1]));
        add("percentrank_tdigest", "jd", 'd', a -> {
            Map<Number, Double> values = read(digest(a[0]));
            return rank(values, (Double) a[1]) * 100 / total(values);
        });
    }

    private static Double number(Number value) {
        return value == null ? null : value.doubleValue();
    }

    private static Map<Number, Double> sorted() {
        return new TreeMap<>((a, b) -> a instanceof Long x && b instanceof Long y
                ? Long.compare(x, y)
                : Double.compare(a.doubleValue(), b.doubleValue()));
    }

    private static Map<Number, Double> pairs(Object json, String type) {
        Map<Number, Double> values = sorted();
        boolean real = type.equals("real") || type.equals("decimal");
        for (Object one : json == null ? List.of() : (List<?>) Json.value((String) json)) {
            List<?> pair = (List<?>) one;
            if (pair.get(0) instanceof Number value && pair.get(1) instanceof Number weight) {
                values.merge(real ? (Number) value.doubleValue() : value, weight.doubleValue(), Double::sum);
            }
        }
        return values;
    }

    private static List<?> digest(Object json) {
        return Json.value((String) json) instanceof List<?> parts && parts.size() == 3 ? parts : null;
    }

    private static Map<Number, Double> read(List<?> digest) {
        Map<Number, Double> values = sorted();
        List<?> all = (List<?>) digest.get(1);
        List<?> weights = (List<?>) digest.get(2);
        for (int i = 0; i < all.size(); i++) {
            values.merge((Number) all.get(i), ((Number) weights.get(i)).doubleValue(), Double::sum);
        }
        return values;
    }

    private static String type(List<?> digest) {
        return (String) ((List<?>) digest.getFirst()).getFirst();
    }

    private static String merged(List<?> digests) {
        Map<Number, Double> values = sorted();
        String type = null;
        for (Object one : digests == null ? List.of() : digests) {
            if (one instanceof List<?> digest && digest.size() == 3) {
                type = type == null ? type(digest) : type;
                read(digest).forEach((value, weight) -> values.merge(value, weight, Double::sum));
            }
        }
        return type == null ? null : write(type, values);
    }

    private static String write(String type, Map<Number, Double> values) {
        List<Number> all = new ArrayList<>();
        List<Number> weights = new ArrayList<>();
        double step = values.size() <= MOST ? 0 : total(values) / MOST;
        double sum = 0;
        for (Map.Entry<Number, Double> one : values.entrySet()) {
            sum += one.getValue();
            if (sum >= step) {
                all.add(one.getKey());
                weights.add(sum == Math.rint(sum) ? (Number) (long) sum : (Number) sum);
                sum = 0;
            }
        }
        return Json.write(List.of(List.of(type), all, weights));
    }

    private static double total(Map<Number, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The first value up to which that part of the whole weight lies. */
    private static Number weighted(Map<Number, Double> values, double fraction) {
        // A percent is no exact binary fraction: 99.9 % of 1000 is the 999th.
        double wanted = fraction * total(values) * (1 - 1e-12);
        double sum = 0;
        for (Map.Entry<Number, Double> one : values.entrySet()) {
            sum += one.getValue();
            if (sum >= wanted) {
                return one.getKey();
            }
        }
        return null;
    }

    private static Double rank(Map<Number, Double> values, double value) {
        double sum = 0;
        for (Map.Entry<Number, Double> one : values.entrySet()) {
            if (one.getKey().doubleValue() <= value) {
                sum += one.getValue();
            }
        }
        return sum;
    }

    private static Object shown(List<?> digest, Number value) {
        return switch (value == null ? "" : type(digest)) {
            case "datetime" -> Ticks.datetime(value.longValue());
            case "timespan" -> Ticks.timespan(value.longValue());
            default -> value;
        };
    }
}
