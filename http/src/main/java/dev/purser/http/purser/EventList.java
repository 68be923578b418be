package dev.purser.http.purser;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.EventJson;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A list of events that is read page by page: those between two sequence numbers that a filter wants.
 *
 * @param newestFirst the highest number first
 * @param low the lowest number
 * @param high one above the highest number
 */
record EventList(EventFilter filter, boolean newestFirst, long low, long high) {
    /** Events looked at for one page at most: the rest is for the next page, so that no call takes long. */
    static final int LOOKED_AT = 100_000;

    private static final int CHUNK = 512;

    /**
     * One page.
     *
     * @param events what was wanted, in the list's order
     * @param unreadable records that are no event of a known schema
     * @param rest what is left to be read; empty at the end
     */
    record Page(List<EventJson.Numbered> events, long unreadable, Optional<EventList> rest) {}

    /** The list narrowed by the times of its filter, found by halving. */
    EventList narrowed(Journal journal) {
        long lowest = filter.from()
                .flatMap(from -> JournalTimes.firstSince(journal, from, low, high))
                .orElse(low);
        long highest = filter.to()
                .flatMap(to -> JournalTimes.firstAfter(journal, to, low, high))
                .orElse(high);
        return new EventList(filter, newestFirst, Math.max(low, lowest), Math.min(high, highest));
    }

    /** The next page of at most {@code limit} events. */
    Page page(Journal journal, int limit) {
        List<EventJson.Numbered> found = new ArrayList<>();
        long unreadable = 0;
        long from = low;
        long to = high;
        for (long looked = 0; from < to && looked < LOOKED_AT && found.size() < limit; ) {
            long start = newestFirst ? Math.max(from, to - CHUNK) : from;
            List<JournalEntry> chunk = read(journal, start, to);
            if (newestFirst) {
                to = start;
            } else {
                from = chunk.isEmpty() ? to : chunk.getLast().sequence() + 1;
            }
            looked += Math.max(chunk.size(), 1);
            for (JournalEntry entry : newestFirst ? chunk.reversed() : chunk) {
                if (found.size() == limit) {
                    // The rest of the chunk belongs to the next page.
                    if (newestFirst) {
                        to = entry.sequence() + 1;
                    } else {
                        from = entry.sequence();
                    }
                    break;
                }
                Optional<AuditEvent> event = event(entry);
                if (event.isEmpty()) {
                    unreadable++;
                } else if (filter.wants(event.get())) {
                    found.add(new EventJson.Numbered(OptionalLong.of(entry.sequence()), event.get()));
                }
            }
        }
        Optional<EventList> rest =
                from < to ? Optional.of(new EventList(filter, newestFirst, from, to)) : Optional.empty();
        return new Page(found, unreadable, rest);
    }

    private static List<JournalEntry> read(Journal journal, long from, long below) {
        return journal.read(from, (int) Math.min(CHUNK, below - from)).stream()
                .filter(entry -> entry.sequence() < below)
                .toList();
    }

    private static Optional<AuditEvent> event(JournalEntry entry) {
        try {
            return Optional.of(EventCodec.read(entry.event()));
        } catch (MalformedEventException newerSchema) {
            return Optional.empty();
        }
    }
}
