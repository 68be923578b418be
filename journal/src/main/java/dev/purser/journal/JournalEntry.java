package dev.purser.journal;

import dev.purser.event.SealedEvent;

/**
 * An event with its place in the journal.
 *
 * @param sequence its number, which is its leaf index
 * @param event leaf and parts; a part that was erased is absent
 */
public record JournalEntry(long sequence, SealedEvent event) {}
