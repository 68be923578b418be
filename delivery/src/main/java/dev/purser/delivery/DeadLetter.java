package dev.purser.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that was given up, so that those behind it could go on. The event itself stays in the journal; no copy is kept
 * here, so that an erasure reaches it.
 *
 * @param number rising; names it
 * @param sequence the journal's number of its event
 * @param event the event's id; empty where not even that could be read
 * @param record which of the event's records, from 0 on; -1 if the event as a whole could not be written as records
 * @param at when it was given up
 * @param cause {@code refused} by the other side; {@code unreadable} or {@code unwritable} if it is the program that
 *     could not read or write the event; {@code gone} if the journal no longer has it
 * @param reason at most 1,000 characters, no secret
 * @param attempts how often it was sent on its own or named as refused
 * @param again whether it waits to be sent again
 */
public record DeadLetter(
        long number,
        long sequence,
        Optional<UUID> event,
        int record,
        Instant at,
        String cause,
        String reason,
        int attempts,
        boolean again) {}
