package dev.purser.bench.lake;

/** How busy a registry is, by the hour of the day and the day of the week; 1 in the mean. */
final class Daily {
    private static final double HOUR = 3_600e9;
    private static final double[] HOURS = {
        0.4, 0.3, 0.3, 0.3, 0.4, 0.6, 0.9, 1.3, 1.6, 1.7, 1.7, 1.6, 1.4, 1.6, 1.7, 1.6, 1.4, 1.2, 1.0, 0.8, 0.7, 0.6,
        0.5, 0.4
    };
    private static final double[] DAYS = {1.2, 1.2, 1.2, 1.2, 1.1, 0.5, 0.4};
    private static final double MEAN = mean(HOURS) * mean(DAYS);

    private Daily() {}

    /** @param nanos since a Monday's midnight */
    static double rate(double nanos) {
        long hours = (long) (nanos / HOUR);
        return HOURS[(int) (hours % 24)] * DAYS[(int) (hours / 24 % 7)] / MEAN;
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
