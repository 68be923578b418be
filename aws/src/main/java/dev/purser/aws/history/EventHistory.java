package dev.purser.aws.history;

import dev.purser.aws.cloudtrail.RecordFields;
import dev.purser.event.EventCodec;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks records up in the journal, newest first. Immutable, thread-safe. */
public final class EventHistory {
    /** Events looked at for one page at most: the rest is for the next page, so that no call takes long. */
    static final int LOOKED_AT = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventHistory.class);
    private static final int CHUNK = 512;

    private final Journal journal;
    private final Dialect cloudTrail;

    /** @param cloudTrail how the records are written */
    public EventHistory(Journal journal, Dialect cloudTrail) {
        this.journal = journal;
        this.cloudTrail = cloudTrail;
    }

    /**
     * What is left to be looked at.
     *
     * @param low the lowest number of the journal
     * @param high one above the highest
     * @param passed how many records of the highest one were looked at already, its last first
     */
    public record Rest(long low, long high, int passed) {}

    /**
     * @param rest empty at the end; a page may be empty and have one
     */
    public record Page(List<HistoryEvent> events, Optional<Rest> rest) {}

    /** All that may hold what is looked for, as the journal is now. */
    public Rest begin(Lookup lookup) {
        long first = journal.first();
        long size = journal.size();
        return new Rest(
                JournalTimes.firstSince(journal, lookup.from(), first, size).orElse(first),
                JournalTimes.firstAfter(journal, lookup.to(), first, size).orElse(size),
                0);
    }

    /** The next page of at most {@code most} records. */
    public Page page(Lookup lookup, Rest from, int most) {
        Search search = new Search(lookup, most, cloudTrail.writer());
        long high = from.high();
        int passed = from.passed();
        for (long looked = 0; from.low() < high && looked < LOOKED_AT && search.found.size() < most; ) {
            long start = Math.max(from.low(), high - CHUNK);
            List<JournalEntry> chunk = read(start, high);
            looked += Math.max(chunk.size(), 1);
            for (JournalEntry entry : chunk.reversed()) {
                int seen = search.look(entry, entry.sequence() == high - 1 ? passed : 0);
                if (search.found.size() == most) {
                    long next = seen == search.records() ? entry.sequence() : entry.sequence() + 1;
                    return search.page(from.low(), next, seen == search.records() ? 0 : seen);
                }
            }
            passed = 0;
            high = start;
        }
        return search.page(from.low(), high, passed);
    }

    private List<JournalEntry> read(long from, long below) {
        return journal.read(from, (int) Math.min(CHUNK, below - from)).stream()
                .filter(entry -> entry.sequence() < below)
                .toList();
    }

    /** What one page finds. */
    private static final class Search {
        private final Lookup lookup;
        private final int most;
        private final RecordWriter writer;
        private final RecordBuffer buffer = new RecordBuffer();
        private final RecordFields fields = new RecordFields();
        private final List<HistoryEvent> found = new ArrayList<>();

        private Search(Lookup lookup, int most, RecordWriter writer) {
            this.lookup = lookup;
            this.most = most;
            this.writer = writer;
        }

        /** How many records the event has that was looked at last. */
        private int records() {
            return buffer.size();
        }

        /** Looks at an event's records, the last first, until there are enough; gives how many were passed. */
        private int look(JournalEntry entry, int passed) {
            write(entry);
            int seen = Math.min(passed, buffer.size());
            while (seen < buffer.size() && found.size() < most) {
                byte[] record = buffer.copy(buffer.size() - 1 - seen);
                seen++;
                fields.read(record);
                time().filter(time -> lookup.takes(fields, time))
                        .ifPresent(time -> found.add(HistoryEvent.of(fields, time, record)));
            }
            return seen;
        }

        private void write(JournalEntry entry) {
            buffer.clear();
            try {
                var event = EventCodec.read(entry.event());
                buffer.begin(entry.sequence(), event);
                writer.write(event, buffer);
            } catch (RuntimeException | StackOverflowError unreadable) {
                // One record that cannot be shown must not hide all others; deliveries make it a dead letter.
                LOG.debug("event left out of the history: sequence={}", entry.sequence(), unreadable);
                buffer.clear();
            }
        }

        private Optional<Instant> time() {
            try {
                return fields.member("eventTime").map(Instant::parse);
            } catch (DateTimeException foreign) {
                return Optional.empty();
            }
        }

        private Page page(long low, long high, int passed) {
            return new Page(
                    List.copyOf(found), low < high ? Optional.of(new Rest(low, high, passed)) : Optional.empty());
        }
    }
}
