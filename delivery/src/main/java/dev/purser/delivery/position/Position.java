package dev.purser.delivery.position;

import dev.purser.delivery.DestinationStatus.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a destination stands.
 *
 * @param next the number of the first event that it has not had
 * @param intended events below it may have been handed over: those from {@code next} on come again after a crash
 * @param epoch changes whenever somebody else than the pump sets the position
 * @param paused whether somebody stopped it
 * @param pinned whether it stays where it is until a route leads to it: its position was chosen
 * @param markedLost whether the journal's hard limit was reached before it had everything
 * @param lost events that retention took before it had them
 * @param told the highest number of a dead letter that a batch has told of
 */
public record Position(
        long next,
        long intended,
        long epoch,
        boolean paused,
        boolean pinned,
        boolean markedLost,
        long lost,
        long told,
        Counts counts,
        Optional<Instant> lastSuccess,
        Optional<Failure> lastError) {
    /** The same, further on. */
    public Position at(long number) {
        return numbered(number, Math.max(intended, number));
    }

    /** The same, with events below {@code number} about to be handed over. */
    public Position intending(long number) {
        return numbered(next, Math.max(intended, number));
    }

    /** The same, with exactly the events below {@code number} handed over. */
    public Position exactly(long number) {
        return numbered(next, Math.max(next, number));
    }

    private Position numbered(long first, long below) {
        return new Position(
                first, below, epoch, paused, pinned, markedLost, lost, told, counts, lastSuccess, lastError);
    }

    /** The same after a route was seen that leads to it. */
    public Position unpinned() {
        return new Position(
                next, intended, epoch, paused, false, markedLost, lost, told, counts, lastSuccess, lastError);
    }

    /** The same with events that are gone. */
    public Position losing(long events) {
        return new Position(
                next, intended, epoch, paused, pinned, markedLost, lost + events, told, counts, lastSuccess, lastError);
    }

    public Position counting(Counts now) {
        return new Position(next, intended, epoch, paused, pinned, markedLost, lost, told, now, lastSuccess, lastError);
    }

    /** The same after a batch was taken that told of dead letters up to a number. */
    public Position succeeded(Instant when, long toldUpTo) {
        return new Position(
                next,
                intended,
                epoch,
                paused,
                pinned,
                markedLost,
                lost,
                Math.max(told, toldUpTo),
                counts,
                Optional.of(when),
                lastError);
    }

    public Position failed(Failure failure) {
        return new Position(
                next,
                intended,
                epoch,
                paused,
                pinned,
                markedLost,
                lost,
                told,
                counts,
                lastSuccess,
                Optional.of(failure));
    }
}
