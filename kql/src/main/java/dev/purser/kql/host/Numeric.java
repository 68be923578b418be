package dev.purser.kql.host;

import dev.purser.kql.type.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Dynamic arrays as plain numbers and back; what is no number is NaN. */
final class Numeric {
    private Numeric() {}

    static double[] list(Object json) {
        Object value = Json.value((String) json);
        List<?> list = value instanceof List<?> many ? many : Collections.singletonList(value);
        double[] out = new double[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = list.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
        return out;
    }

    static List<Object> boxed(double[] values) {
        List<Object> out = new ArrayList<>(values.length);
        for (double value : values) {
            out.add(value);
        }
        return out;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The middle value; the mean of the two in the middle of an even number. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
