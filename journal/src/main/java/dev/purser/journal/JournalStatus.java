package dev.purser.journal;

import java.time.Instant;

/**
 * How a journal is, for health, metrics and the console.
 *
 * @param state whether it takes events
 * @param detail what was found, for the operator; empty where all is well
 * @param advice what to do; empty where there is nothing to do
 * @param size durable events, counted from the beginning of the journal
 * @param checkpointSize events under the latest signed checkpoint; 0 if there is none
 * @param first the lowest number that is still here
 * @param since when it came into this state
 */
public record JournalStatus(
        JournalState state, String detail, String advice, long size, long checkpointSize, long first, Instant since) {}
