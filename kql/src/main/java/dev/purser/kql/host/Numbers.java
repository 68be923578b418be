package dev.purser.kql.host;

import static dev.purser.kql.host.HostFunctions.add;

import dev.purser.kql.type.Json;

/** Numbers: their bits, and functions of statistics. */
final class Numbers {
    private Numbers() {}

    static void register() {
        add("bitset_count_ones", "l", 'l', a -> (long) Long.bitCount((Long) a[0]));
        add("binary_shift_left", "ll", 'l', a -> (Long) a[1] < 0 ? null : (Long) ((Long) a[0] << ((Long) a[1] & 63)));
        add("binary_shift_right", "ll", 'l', a -> (Long) a[1] < 0 ? null : (Long) ((Long) a[0] >> ((Long) a[1] & 63)));
        add("gamma", "d", 'd', a -> Gamma.gamma((Double) a[0]));
        add("loggamma", "d", 'd', a -> Gamma.logGamma((Double) a[0]));
        add("erf", "d", 'd', a -> Gamma.erf((Double) a[0]));
        add("erfc", "d", 'd', a -> 1 - Gamma.erf((Double) a[0]));
        add("around", "jjj", 'b', a -> Math.abs(number(a[0]) - number(a[1])) <= number(a[2]));
        add(
                "around_ticks",
                "lll",
                'b',
                a -> (Long) a[0] >= (Long) a[1] - (Long) a[2] && (Long) a[0] <= (Long) a[1] + (Long) a[2]);
        add("beta_cdf", "ddd", 'd', a -> Beta.cumulative((Double) a[0], (Double) a[1], (Double) a[2]));
        add("beta_inv", "ddd", 'd', a -> Beta.inverse((Double) a[0], (Double) a[1], (Double) a[2]));
        add("beta_pdf", "ddd", 'd', a -> Beta.density((Double) a[0], (Double) a[1], (Double) a[2]));
        add("welch_test", "dddddd", 'd', Numbers::welch);
    }

    private static double number(Object json) {
        return ((Number) Json.value((String) json)).doubleValue();
    }

    /** The two-sided p-value of Welch's t-test. */
    private static Double welch(Object[] a) {
        double first = (Double) a[1] / (Double) a[2];
        double second = (Double) a[4] / (Double) a[5];
        double t = ((Double) a[0] - (Double) a[3]) / Math.sqrt(first + second);
        double freedom = (first + second)
                * (first + second)
                / (first * first / ((Double) a[2] - 1) + second * second / ((Double) a[5] - 1));
        return Beta.cumulative(freedom / (freedom + t * t), freedom / 2, 0.5);
    }
}
