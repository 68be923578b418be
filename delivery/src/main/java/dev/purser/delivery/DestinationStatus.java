package dev.purser.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a destination is, at one moment. Counts are since the destination was made and survive restarts, but for what a
 * crash cuts off.
 *
 * @param position the number of the first event that it has not had
 * @param journalSize the number that the next event gets
 * @param lagEvents events that it has not been led past yet
 * @param lagTime how long ago the first of these was recorded; zero if there is none
 * @param lastSuccess when a batch was taken last
 * @param lastError the latest failure, also if deliveries have succeeded since
 * @param nextAttempt when it is tried again, while it backs off or is broken
 * @param failures failed attempts in a row
 * @param deadLetters how many there are now
 * @param records taken by it
 * @param bytes taken by it, before compression
 * @param batches taken by it
 * @param redelivered records handed over again after an attempt of which it is not known how far it got, or by a replay:
 *     at most so many may have arrived twice
 * @param attempts batches handed over, also in vain
 * @param lost events that retention took before it had them
 */
public record DestinationStatus(
        String name,
        DestinationState state,
        long position,
        long journalSize,
        long lagEvents,
        Duration lagTime,
        Optional<Instant> lastSuccess,
        Optional<Failure> lastError,
        Optional<Instant> nextAttempt,
        int failures,
        long deadLetters,
        long records,
        long bytes,
        long batches,
        long redelivered,
        long attempts,
        long lost) {
    /**
     * What went wrong.
     *
     * @param kind a {@link DeliveryException.Kind}'s text, or {@code internal}
     * @param message at most 1,000 characters, no secret
     */
    public record Failure(Instant time, String kind, String message) {}
}
