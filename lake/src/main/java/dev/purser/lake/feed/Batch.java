package dev.purser.lake.feed;

import dev.purser.journal.JournalEntry;
import dev.purser.lake.hot.Generation;
import java.util.List;

/**
 * Events that become rows together.
 *
 * @param from the number that the journal was read from
 * @param to the number to go on from
 * @param into where their rows go
 */
record Batch(long from, long to, List<JournalEntry> entries, Generation into) {}
