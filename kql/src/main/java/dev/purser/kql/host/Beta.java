package dev.purser.kql.host;

/** The beta distribution. Source: the continued fraction of the incomplete beta function (DLMF 8.17.22). */
final class Beta {
    private static final double LARGEST = 10_000;

    private static final double TINY = 1e-300;

    private Beta() {}

    static double density(double x, double alpha, double beta) {
        if (!(x > 0 && x < 1 && alpha > 0 && beta > 0)) {
            return Double.NaN;
        }
        return Math.exp((alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x) - logBeta(alpha, beta));
    }

    static double cumulative(double x, double alpha, double beta) {
        if (!(x >= 0 && x <= 1 && alpha > 0 && alpha <= LARGEST && beta > 0 && beta <= LARGEST)) {
            return Double.NaN;
        }
        if (x == 0 || x == 1) {
            return x;
        }
        // The fraction converges fast on one side of the mean only.
        return x < (alpha + 1) / (alpha + beta + 2)
                ? front(x, alpha, beta) * fraction(x, alpha, beta) / alpha
                : 1 - front(1 - x, beta, alpha) * fraction(1 - x, beta, alpha) / beta;
    }

    /** Null where the probability is none, as Kusto's engine has it. */
    static Double inverse(double probability, double alpha, double beta) {
        if (!(probability > 0 && probability <= 1)) {
            return null;
        }
        if (!(alpha > 0 && beta > 0)) {
            return Double.NaN;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200 && Math.ulp(high) < high - low; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle, alpha, beta) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double logBeta(double alpha, double beta) {
        return Gamma.logGamma(alpha) + Gamma.logGamma(beta) - Gamma.logGamma(alpha + beta);
    }

    private static double front(double x, double alpha, double beta) {
        return Math.exp(alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta(alpha, beta));
    }

    private static double fraction(double x, double alpha, double beta) {
        double c = 1;
        double d = 1 / solid(1 - (alpha + beta) * x / (alpha + 1));
        double value = d;
        for (int m = 1; m < 1000; m++) {
            double even = m * (beta - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m));
            d = 1 / solid(1 + even * d);
            c = solid(1 + even / c);
            value *= d * c;
            double odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1));
            d = 1 / solid(1 + odd * d);
            c = solid(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return value;
    }

    private static double solid(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
