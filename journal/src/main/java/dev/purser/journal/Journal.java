package dev.purser.journal;

import dev.purser.event.SealedEvent;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A durable, provable sequence of events: {@link #append} completes only when the events are on disk and have their
 * sequence numbers.
 *
 * <p>Numbers begin at 0 and have no holes; they are the leaf indexes of the Merkle tree. If one append returned before
 * another was called, its numbers are lower. All methods may be called from any thread; those that wait are meant for
 * virtual threads. Everything but {@code Recorder} only reads.
 */
public interface Journal extends AutoCloseable {
    /**
     * Stores the events, in their order and one directly after another, and waits until they would survive a power cut.
     *
     * <p>After a failure the events may be on disk or not; whoever holds a copy looks for their ids once the journal is
     * {@link JournalState#OK} again. An interrupt does not end the wait; it is kept for the caller.
     *
     * @param events at least one
     * @return the sequence number of the first
     * @throws dev.purser.event.PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if the journal takes no
     *     events now; its status says why
     */
    long append(List<SealedEvent> events);

    /**
     * The same, for the few records that must not be refused for want of space: gaps, collection, what an administrator
     * does. Where the disk is full they go into the reserve.
     */
    default long appendReserved(List<SealedEvent> events) {
        return append(events);
    }

    /** How many events are durable: the number that the next one gets. */
    long size();

    /** The lowest number that is still here: 0 until retention has taken something away. */
    default long first() {
        return 0;
    }

    /** How the journal is, with all that an operator wants to know. */
    JournalStatus status();

    /** The state alone: one volatile read, for every request. */
    default JournalState state() {
        return status().state();
    }

    /** The latest signed checkpoint, durable itself; empty while nothing has been signed. */
    Optional<Checkpoint> checkpoint();

    /**
     * Signs a checkpoint over what is durable now, unless the latest says as much, and waits until it is durable.
     *
     * @return the latest checkpoint; an older one where the journal's state forbids to sign
     */
    Optional<Checkpoint> checkpointNow();

    /**
     * Reads durable events in order. Where records are damaged, the good ones after them follow: a reader that must
     * know of a hole compares the numbers.
     *
     * @param from the lowest number wanted; {@link #first} stands in for a lower one
     * @param max the most events that are returned, at least 1; a full answer says nothing of the end
     * @return events with rising numbers; empty at the end
     */
    List<JournalEntry> read(long from, int max);

    /**
     * Waits until more than {@code size} events are durable.
     *
     * @return false if the time ran out first, or the journal was closed
     */
    boolean awaitBeyond(long size, Duration atMost) throws InterruptedException;

    /** Stores what is queued, signs a last checkpoint and lets go of the files. Further appends are refused. */
    @Override
    void close();
}
