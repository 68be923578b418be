package dev.purser.delivery.position;

/**
 * What a destination has had since it was made.
 *
 * @param redelivered records handed over again after an attempt of which it is not known how far it got
 * @param attempts batches handed over, also in vain
 */
public record Counts(long records, long bytes, long batches, long redelivered, long attempts) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** One more attempt, of which so many records may have arrived before. */
    public Counts attempted(long again) {
        return new Counts(records, bytes, batches, redelivered + again, attempts + 1);
    }

    /** Records that were taken. */
    public Counts taken(long more, long moreBytes) {
        return new Counts(records + more, bytes + moreBytes, batches + 1, redelivered, attempts);
    }
}
