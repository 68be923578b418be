package dev.purser.journal;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The events that were committed together with their change, kept by the metadata database until they are in the
 * journal. Read by the takeover.
 */
public interface Outbox {
    /** The smallest journal size remembered by any row; empty if there is no row. */
    OptionalLong smallestSize();

    /**
     * What may be missing from the journal, in the order of commit. Rows whose own thread is about to
     * settle them are left out: that thread appends them, or has failed by the next takeover.
     */
    List<OutboxRow> rows();

    /** Forgets these events, because they are in the journal. */
    void taken(Collection<UUID> ids);
}
