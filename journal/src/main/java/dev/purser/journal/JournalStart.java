package dev.purser.journal;

/**
 * How a journal was found when it was opened. Whoever opened it records {@code journal.recovered} unless all is as it
 * was left.
 *
 * @param fresh true if it was made just now
 * @param clean true if it had been closed in order
 * @param cut true if a batch that was never acknowledged was not whole, and was taken away
 * @param upgradedFrom the older format that it had; 0 if it had the current one
 * @param size events that were found
 */
public record JournalStart(boolean fresh, boolean clean, boolean cut, int upgradedFrom, long size) {
    /** True if the journal was neither new nor closed in order, or was turned from an older format into this one. */
    public boolean toBeRecorded() {
        return !fresh && !clean || upgradedFrom != 0;
    }
}
