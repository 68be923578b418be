package dev.purser.delivery;

import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PurserException;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a start point into a number of the journal. Thread-safe. */
final class StartFinder {
    /** Events recorded at once stand in either order: so far back an event may stand that was recorded later. */
    private static final int DISORDER = 4096;

    private final Journal journal;

    StartFinder(Journal journal) {
        this.journal = journal;
    }

    /**
     * @throws PurserException {@link DeliveryError#REPLAY_OUTSIDE} if the journal does not hold that number
     */
    long find(StartPoint point) {
        long first = journal.first();
        long size = journal.size();
        return switch (point) {
            case StartPoint.Now _ -> size;
            case StartPoint.Beginning _ -> first;
            case StartPoint.Sequence wanted -> {
                if (wanted.number() < first || wanted.number() > size) {
                    throw new PurserException(
                            DeliveryError.REPLAY_OUTSIDE,
                            Map.of("sequence", wanted.number(), "first", first, "next", size));
                }
                yield wanted.number();
            }
            case StartPoint.Time wanted -> at(wanted.from(), first, size);
        };
    }

    private long at(Instant from, long first, long size) {
        long low = first;
        long high = size;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (recordedBefore(middle, from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long start = Math.max(first, low - DISORDER);
        for (long next = start; next < low; ) {
            List<JournalEntry> some = journal.read(next, (int) Math.min(512, low - next));
            if (some.isEmpty()) {
                break;
            }
            for (JournalEntry entry : some) {
                if (entry.sequence() < low
                        && recorded(entry).filter(time -> !time.isBefore(from)).isPresent()) {
                    return entry.sequence();
                }
            }
            next = some.getLast().sequence() + 1;
        }
        return low;
    }

    private boolean recordedBefore(long sequence, Instant time) {
        return journal.read(sequence, 1).stream()
                .findFirst()
                .flatMap(StartFinder::recorded)
                .filter(recorded -> recorded.isBefore(time))
                .isPresent();
    }

    private static Optional<Instant> recorded(JournalEntry entry) {
        try {
            return Optional.of(EventCodec.read(entry.event()).recorded());
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
    }
}
