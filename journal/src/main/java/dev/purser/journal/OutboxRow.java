package dev.purser.journal;

import dev.purser.event.SealedEvent;

/**
 * An event that was committed with its change and may not be in the journal yet.
 *
 * @param event the event's bytes, the same as in the journal
 * @param journalSize the journal's size when the row was written: if the event is in the journal, it stands there or later
 */
public record OutboxRow(SealedEvent event, long journalSize) {}
