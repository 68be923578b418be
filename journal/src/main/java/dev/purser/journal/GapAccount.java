package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.Folding;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was served without a record and has not been owned up to yet. For one thread at a time.
 *
 * <p>A gap event that was built and may or may not have reached the disk is kept and looked for, never built anew, so
 * that nothing is told twice.
 */
final class GapAccount {
    private static final Logger LOG = LoggerFactory.getLogger(GapAccount.class);
    private static final Duration NOTE_EVERY = Duration.ofSeconds(1);
    private static final String EARLIER_RUN = "counts of an earlier run, which ended within the gap; they may be short";
    private static final String NOTE_DAMAGED = EARLIER_RUN + "; a part of them could not be read";

    private final RecorderConfig config;
    private final Clock clock;
    private final Optional<GapNote> note;
    private final GapLedger open = new GapLedger();
    private final GapLedger told = new GapLedger();
    private List<OutboxRow> events = List.of();
    private boolean earlierRun;
    private boolean noteDamaged;
    private boolean noteStale;
    private boolean noteThere;
    private Instant noted = Instant.MIN;
    private String state = "";

    GapAccount(RecorderConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.note = config.gapNote().map(GapNote::new);
    }

    /** Takes up the counts that an earlier run left. */
    void begin() {
        if (note.isEmpty()) {
            return;
        }
        try {
            note.get().find().ifPresent(found -> {
                open.addAll(found.ledger());
                noteDamaged = !found.whole();
                earlierRun = true;
                noteThere = true;
            });
        } catch (IOException e) {
            LOG.warn("The note of an earlier gap cannot be read, so its counts are lost", e);
            earlierRun = true;
            noteDamaged = true;
        }
    }

    /** True if there is nothing to own up to. */
    boolean isClear() {
        return open.isEmpty() && events.isEmpty() && !noteDamaged;
    }

    void count(Action action, Folding alike, JournalState now) {
        open.add(action, new GapLedger.Line(alike.count(), alike.first(), alike.last()));
        state = now.name();
        noteStale = true;
    }

    /**
     * Writes the gap event, if there is anything to tell.
     *
     * @throws dev.purser.event.PurserException if the journal does not take it
     */
    void tell(Journal journal, Takeover takeover) {
        if (events.isEmpty() && !isClear()) {
            seal(journal.size());
        }
        List<SealedEvent> missing =
                takeover.missing(events).stream().map(OutboxRow::event).toList();
        if (!missing.isEmpty()) {
            journal.appendReserved(missing);
        }
        events = List.of();
        told.clear();
        if (open.isEmpty()) {
            dropNote();
        }
    }

    private void seal(long size) {
        Recording recording = Recording.job(clock, Action.JOURNAL_GAP, "journal")
                .origin(config.origin())
                .target(Target.builder(TargetType.JOURNAL).build())
                .request("events", open.data());
        if (!state.isEmpty()) {
            recording.request("state", state);
        }
        if (earlierRun) {
            recording.request("reason", noteDamaged ? NOTE_DAMAGED : EARLIER_RUN);
        }
        if (!open.isEmpty()) {
            GapLedger.Line total = open.total();
            recording.folding(new Folding(total.count(), total.first(), total.last()));
        }
        events = recording.seal().stream()
                .map(event -> new OutboxRow(event, size))
                .toList();
        told.addAll(open);
        open.clear();
        earlierRun = false;
        noteDamaged = false;
    }

    private void dropNote() {
        noteStale = false;
        if (noteThere && note.isPresent()) {
            try {
                note.get().drop();
                noteThere = false;
            } catch (IOException e) {
                LOG.warn("The note of a gap that has been told cannot be removed; the next start tells it again", e);
            }
        }
    }

    /** The counts to be kept on disk, if they have changed and the last ones are old enough; keep them out of the lock. */
    Optional<GapLedger> dueForNote() {
        Instant now = clock.instant();
        if (note.isEmpty() || !noteStale || now.isBefore(noted.plus(NOTE_EVERY))) {
            return Optional.empty();
        }
        return forNote(now);
    }

    /** The counts to be kept on disk because the program ends. */
    Optional<GapLedger> lastForNote() {
        return note.isEmpty() || isClear() || open.isEmpty() && told.isEmpty()
                ? Optional.empty()
                : forNote(clock.instant());
    }

    private Optional<GapLedger> forNote(Instant now) {
        noted = now;
        noteStale = false;
        noteThere = true;
        GapLedger all = told.copy();
        all.addAll(open);
        return Optional.of(all);
    }

    /** Keeps counts on disk, if the disk lets it. */
    void keep(GapLedger counts) {
        try {
            note.orElseThrow().keep(counts);
        } catch (IOException e) {
            LOG.warn("The counts of a gap cannot be kept on disk: {}", e.toString());
        }
    }
}
