package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.Folding;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The only way into the journal: nothing is answered before its record is durable, or, while the journal cannot be
 * written, refused or owned up to.
 *
 * <p><b>Strict and available.</b> While the journal is not {@link JournalState#OK}, a strict action is refused; an
 * available one is served, counted, and told of by a {@code journal.gap} event, with counts and times per action, as soon
 * as the journal is back (on a full disk once a minute, out of the reserve). The counts live in memory and, at most a
 * second behind, in the note that {@link RecorderConfig#gapNote} names, on a disk that may be failing itself. If the
 * program dies within a gap, the next start reads the note and its gap event says that the counts are from an earlier
 * run and may be short; if not even the note could be written, the {@code journal.recovered} event of that start is the
 * only trace. The last batch before the program died may both have been counted and have survived.
 *
 * <p><b>Takeover.</b> What the outbox holds is brought into the journal, exactly once and before any other append: in
 * {@link #attach}, and whenever the journal returns.
 *
 * <p>For any number of threads; made for virtual ones, which it blocks.
 */
public final class Recorder implements AutoCloseable {
    private final Journal journal;
    private final Set<Action> available;
    private final Set<Action> reserved;
    private final RefusalFolding folding;
    private final JournalReturn comeback;
    private final Counter folded;

    /**
     * @param journal closed by whoever opened it, after this
     */
    public Recorder(Journal journal, RecorderConfig config, Clock clock, MeterRegistry metrics) {
        this.journal = journal;
        this.available = config.available();
        this.reserved = config.reserved();
        this.comeback = new JournalReturn(journal, config, clock, metrics);
        this.folding = new RefusalFolding(config, clock, this::record);
        this.folded = JournalMetric.FOLDED.counter(metrics);
        comeback.begin();
    }

    /** True if the action is refused while the journal cannot be written. */
    public boolean strict(Action action) {
        return !available.contains(action);
    }

    public Journal journal() {
        return journal;
    }

    /**
     * To be asked before the work of an action begins.
     *
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if the action is strict and could not be
     *     recorded now
     */
    public void permit(Action action) {
        if (strict(action) && !writable(action)) {
            throw unavailable();
        }
    }

    private boolean writable(Action action) {
        JournalState state = journal.state();
        return state == JournalState.FULL ? reserved.contains(action) : state.appendable() && comeback.writable();
    }

    /**
     * Makes a sealed recording durable. If the journal fails and the action is available, the recording is counted and
     * stays sealed.
     *
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if the action is strict and was not recorded:
     *     it must not be answered as done
     */
    public void record(Recording recording) {
        record(recording, new Folding(1, recording.started(), recording.started()));
    }

    private void record(Recording recording, Folding alike) {
        Action action = recording.action();
        if (alike.count() > 1) {
            folded.increment((double) alike.count());
        }
        while (true) {
            boolean open = comeback.writable();
            try {
                recording.durable(append(recording));
                return;
            } catch (PurserException failure) {
                if (strict(action)) {
                    throw failure;
                }
            }
            if (open) {
                comeback.failed(action, alike);
                return;
            }
            if (comeback.count(action, alike)) {
                return;
            }
        }
    }

    /**
     * Records a refusal, folded with others alike while they come in bursts; returns when an event that tells of it is
     * durable, within {@link RecorderConfig#foldWait} and a write.
     *
     * @param recording open; afterwards durable, or sealed where an available action could only be counted
     * @throws PurserException as {@link #record} does
     */
    public void refuse(Recording recording, Outcome outcome, RefusalKey key) {
        folding.refuse(recording, outcome, key);
    }

    /**
     * Makes the record of a committed change durable, whose sealed events the outbox holds already.
     *
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if they could not be appended now; the outbox
     *     keeps them, and they are taken over as soon as the journal is back
     */
    public void settle(Recording recording) {
        try {
            recording.durable(append(recording));
        } catch (PurserException failure) {
            comeback.unsettled(recording.sealed().stream().map(SealedEvent::id).toList());
            throw failure;
        }
    }

    private long append(Recording recording) {
        List<SealedEvent> events = recording.sealed();
        if (events.isEmpty() || recording.state() != Recording.State.SEALED) {
            throw new IllegalStateException("nothing sealed to record: " + recording.id());
        }
        if (reserved.contains(recording.action()) && journal.state() == JournalState.FULL) {
            return journal.appendReserved(events);
        }
        if (!comeback.writable()) {
            throw unavailable();
        }
        return journal.append(events);
    }

    private PurserException unavailable() {
        return new PurserException(
                JournalError.JOURNAL_UNAVAILABLE,
                Map.of("journal", journal.state().name()));
    }

    /**
     * Takes over what the outbox holds; to be called once, at start, before anything else is recorded. If the journal
     * cannot be written now, that happens when it is back, and until then nothing is appended.
     */
    public void attach(Outbox outbox) {
        comeback.attach(outbox);
    }

    /** Records at once what waits to be folded, and stops looking for a journal that is away; counts go into the note. */
    @Override
    public void close() {
        folding.close();
        comeback.close();
    }
}
