package dev.purser.delivery.pump;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.delivery.route.Router.Lead;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.JournalState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events up from the journal, in order, and writes the selected ones as records, until a batch is full. For one
 * thread. Holds one page of the journal and one batch.
 */
final class Cutter {
    private static final Logger log = LoggerFactory.getLogger(Cutter.class);

    /** Events that are computed in one go, before another pump may. */
    private static final int STRETCH = 128;

    /** The most records of one event; what writes more is taken for broken. */
    private static final int MAX_RECORDS = 1000;

    /** The most bytes of one event's records. */
    private static final int MAX_BYTES = 16 << 20;

    /** So many dead letters are stored before more are taken up. */
    private static final int MAX_DEAD = 100;

    private final Journal journal;
    private final Share share;
    private final int pageEvents;
    private final String name;
    private final List<FreshDeadLetter> dead = new ArrayList<>();
    private RecordBuffer buffer = new RecordBuffer();
    private List<JournalEntry> page = List.of();
    private int at;
    private long first;
    private long next;
    private long lost;
    private long began;
    private boolean full;

    Cutter(Journal journal, Share share, int pageEvents, String name) {
        this.journal = journal;
        this.share = share;
        this.pageEvents = pageEvents;
        this.name = name;
    }

    /** Forgets everything, memory too, and begins at an event. */
    void begin(long position) {
        buffer = new RecordBuffer();
        page = List.of();
        at = 0;
        restart(position);
    }

    /** Goes on behind a batch that is done with. */
    void proceed() {
        buffer.clear();
        restart(next);
    }

    private void restart(long position) {
        dead.clear();
        first = position;
        next = position;
        lost = 0;
        full = false;
    }

    /** What was written; empty if no event was selected. */
    RecordBuffer records() {
        return buffer;
    }

    /** The events that could not be read or written. */
    List<FreshDeadLetter> dead() {
        return dead;
    }

    long first() {
        return first;
    }

    /** The number of the event that is taken up next. */
    long next() {
        return next;
    }

    /** Events that retention took before they could be taken up. */
    long lost() {
        return lost;
    }

    /** True if nothing was taken up that has to be handed over or stored as a dead letter. */
    boolean isEmpty() {
        return buffer.size() == 0 && dead.isEmpty();
    }

    boolean full() {
        return full;
    }

    /** When the first event of what was taken up was, as {@link System#nanoTime}. */
    long began() {
        return began;
    }

    /** Passes over everything that is recorded up to a number: no route leads here. */
    void skipTo(long number) {
        if (isEmpty() && number > next) {
            page = List.of();
            at = 0;
            restart(number);
        }
    }

    /**
     * Takes up what there is, until the batch is full or the end is reached.
     *
     * @param end how many events were recorded before {@code lead} was asked for: what comes later may be another lead's
     */
    void take(Lead lead, RecordWriter writer, BatchRule rule, long end) throws InterruptedException {
        while (!full) {
            if (at == page.size() && !turnPage(end)) {
                return;
            }
            share.compute(() -> stretch(lead, writer, rule));
        }
    }

    private boolean turnPage(long end) {
        long kept = journal.first();
        if (kept > next) {
            lost += kept - next;
            next = kept;
        }
        page = end > next ? journal.read(next, (int) Math.min(pageEvents, end - next)) : List.of();
        at = 0;
        if (page.isEmpty() && end > next && journal.state() == JournalState.DAMAGED) {
            hole(end);
        }
        return !page.isEmpty();
    }

    private void stretch(Lead lead, RecordWriter writer, BatchRule rule) {
        int end = Math.min(page.size(), at + STRETCH);
        while (at < end && !full) {
            JournalEntry entry = page.get(at);
            if (entry.sequence() > next) {
                hole(entry.sequence());
            }
            take(entry, lead, writer, rule);
            if (buffer.size() >= rule.records() || buffer.length() >= rule.bytes() || dead.size() >= MAX_DEAD) {
                full = true;
            }
        }
    }

    private void take(JournalEntry entry, Lead lead, RecordWriter writer, BatchRule rule) {
        AuditEvent event;
        try {
            event = EventCodec.readStored(entry.event());
        } catch (RuntimeException | StackOverflowError e) {
            give(entry, FreshDeadLetter.UNREADABLE, e);
            return;
        }
        int before = buffer.size();
        if (!lead.takes(event)) {
            past(entry);
            return;
        }
        mark();
        try {
            write(entry.sequence(), event, writer, buffer);
        } catch (RuntimeException | StackOverflowError e) {
            buffer.truncate(before);
            give(entry, FreshDeadLetter.UNWRITABLE, e);
            return;
        }
        if (buffer.size() > rule.records() && before > 0) {
            // Its records stay together: it opens the next batch.
            buffer.truncate(before);
            full = true;
            return;
        }
        past(entry);
    }

    /** Writes one event's records, at the most so many as any event has. */
    static void write(long sequence, AuditEvent event, RecordWriter writer, RecordBuffer to) {
        int before = to.size();
        int bytes = to.length();
        to.begin(sequence, event);
        writer.write(event, to);
        if (to.size() - before > MAX_RECORDS || to.length() - bytes > MAX_BYTES) {
            throw new IllegalStateException((to.size() - before) + " records of " + (to.length() - bytes)
                    + " bytes, at most " + MAX_RECORDS + " and " + MAX_BYTES);
        }
    }

    private void past(JournalEntry entry) {
        at++;
        next = entry.sequence() + 1;
    }

    private void give(JournalEntry entry, String cause, Throwable failure) {
        log.warn(
                "event becomes a dead letter: destination={} sequence={} cause={}",
                name,
                entry.sequence(),
                cause,
                failure);
        mark();
        dead.add(new FreshDeadLetter(
                entry.sequence(), Optional.of(entry.event().id()), -1, cause, String.valueOf(failure.getMessage())));
        past(entry);
    }

    private void hole(long to) {
        mark();
        dead.add(new FreshDeadLetter(
                next,
                Optional.empty(),
                -1,
                FreshDeadLetter.GONE,
                "The journal cannot read events " + next + " to " + (to - 1) + ": see its state."));
        next = to;
    }

    private void mark() {
        if (isEmpty()) {
            began = System.nanoTime();
        }
    }
}
