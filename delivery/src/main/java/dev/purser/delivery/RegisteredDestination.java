package dev.purser.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A destination as kept.
 *
 * @param id never given to another, also after a deletion
 * @param setup secrets masked
 * @param changed when it was set up last
 */
public record RegisteredDestination(UUID id, DestinationSetup setup, Instant created, Instant changed) {}
