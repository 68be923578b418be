package dev.purser.journal.segment;

import dev.purser.event.PartName;
import dev.purser.event.SealedEvent;
import java.util.Set;

/**
 * An event as it stands in a segment.
 *
 * @param sequence its number
 * @param event leaf and the parts that are there
 * @param erased the parts that were taken out
 */
public record StoredRecord(long sequence, SealedEvent event, Set<PartName> erased) {
    public StoredRecord {
        erased = Set.copyOf(erased);
    }
}
