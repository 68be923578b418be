package dev.purser.delivery.pump;

import dev.purser.delivery.DestinationState;
import dev.purser.delivery.position.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * How a pump is at one moment.
 *
 * @param position as the pump knows it, at least as new as what is stored
 * @param reached the first event that the destination has not been led past
 * @param failures in a row
 * @param nextAttempt when it is tried again, while it backs off
 */
public record Live(
        DestinationState state, Position position, long reached, int failures, Optional<Instant> nextAttempt) {}
