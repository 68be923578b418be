package dev.purser.journal;

import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where in a journal a time is. */
public final class JournalTimes {
    /**
     * How much later than it was sealed an event may have reached the journal and is still found by its time. Only a
     * change whose journal was away reaches it late at all.
     */
    public static final Duration LATE = Duration.ofDays(1);

    private JournalTimes() {}

    /**
     * A number below which no event was sealed at that time or later, found by halving.
     *
     * @param low the lowest number to look at
     * @param high one above the highest
     * @return empty where a record on the way is unreadable
     */
    public static Optional<Long> firstSince(Journal journal, Instant time, long low, long high) {
        return search(journal, time.minus(LATE), low, high);
    }

    /**
     * A number from which on no event was sealed at that time or earlier.
     *
     * @param low the lowest number to look at
     * @param high one above the highest
     * @return empty where a record on the way is unreadable
     */
    public static Optional<Long> firstAfter(Journal journal, Instant time, long low, long high) {
        return search(journal, time.plus(LATE), low, high);
    }

    private static Optional<Long> search(Journal journal, Instant time, long low, long high) {
        long from = low;
        long to = high;
        while (from < to) {
            long middle = (from + to) >>> 1;
            Optional<Instant> recorded =
                    journal.read(middle, 1).stream().findFirst().flatMap(JournalTimes::recorded);
            if (recorded.isEmpty()) {
                return Optional.empty();
            }
            if (recorded.get().isBefore(time)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return Optional.of(from);
    }

    private static Optional<Instant> recorded(JournalEntry entry) {
        try {
            return Optional.of(EventCodec.read(entry.event()).recorded());
        } catch (MalformedEventException unreadable) {
            return Optional.empty();
        }
    }
}
