package dev.purser.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Medians and ratios of alternating runs, printed as a table. For one thread. */
public final class Figures {
    /**
     * One measure against its target.
     *
     * @param measure what was measured
     * @param ours the median of our figures, in {@code unit}
     * @param other the median of the peer's; NaN where there is none
     * @param ratio ours to the peer's, or ours to the target where there is no peer
     * @param target what was to be reached
     * @param reached whether it was
     */
    record Row(
            String measure,
            String unit,
            double ours,
            String peer,
            double other,
            double ratio,
            String target,
            boolean reached) {}

    private final List<Row> rows = new java.util.ArrayList<>();

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** A measure where more is better, against a peer of the same run. */
    public void atLeast(String measure, String unit, double[] ours, String peer, double[] other, double times) {
        double mine = median(ours);
        double theirs = median(other);
        double ratio = mine / theirs;
        add(new Row(measure, unit, mine, peer, theirs, ratio, "at least " + times + " ×", ratio >= times));
    }

    /** A measure where less is better, against a fixed bound. */
    public void atMost(String measure, String unit, double ours, double bound) {
        add(new Row(measure, unit, ours, "–", Double.NaN, ours / bound, "under " + bound + " " + unit, ours <= bound));
    }

    /** A measure where more is better, against a fixed bound. */
    public void atLeast(String measure, String unit, double ours, double bound) {
        add(new Row(
                measure, unit, ours, "–", Double.NaN, ours / bound, "at least " + bound + " " + unit, ours >= bound));
    }

    private void add(Row row) {
        rows.add(row);
        System.out.println(line(row));
    }

    private static String line(Row row) {
        String other = Double.isNaN(row.other) ? "" : String.format(Locale.ROOT, ", %s %.1f", row.peer, row.other);
        return String.format(
                Locale.ROOT,
                "%-44s purser %.1f%s %s | %.2f × | %s | %s",
                row.measure,
                row.ours,
                other,
                row.unit,
                row.ratio,
                row.target,
                row.reached ? "reached" : "MISSED");
    }

    /** All rows as a Markdown table. */
    String table() {
        StringBuilder text = new StringBuilder(
                "| Measure | Unit | Purser | Peer | Ratio | To reach | |\n|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.1f | %s | %.2f | %s | %s |%n",
                    row.measure,
                    row.unit,
                    row.ours,
                    Double.isNaN(row.other) ? "–" : String.format(Locale.ROOT, "%s %.1f", row.peer, row.other),
                    row.ratio,
                    row.target,
                    row.reached ? "reached" : "missed"));
        }
        return text.toString();
    }

    boolean allReached() {
        return rows.stream().allMatch(Row::reached);
    }
}
