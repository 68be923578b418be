package dev.purser.lake.query;

/**
 * A stretch of time, in ticks ({@code kql.type.Ticks}).
 *
 * @param from the first moment in it
 * @param to the first moment after it
 */
public record TimeSpan(long from, long to) {
    public static final TimeSpan ALL = new TimeSpan(Long.MIN_VALUE, Long.MAX_VALUE);

    /** What lies in both; empty (from = to) where nothing does. */
    public TimeSpan and(TimeSpan other) {
        long start = Math.max(from, other.from);
        return new TimeSpan(start, Math.max(start, Math.min(to, other.to)));
    }
}
