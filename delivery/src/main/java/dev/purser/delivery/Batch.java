package dev.purser.delivery;

import dev.purser.event.dialect.RecordBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one delivery carries.
 *
 * @param records in the journal's order, at least one; not to be written to
 * @param first the journal's number of the first event that the batch stands for; events without a record of this
 *     destination's dialect count too
 * @param next the number after the last event that it stands for
 * @param cut when the batch was closed
 * @param checkpoint the journal's latest signed checkpoint (C2SP tlog-checkpoint, a signed note) at that moment: goes
 *     along wherever the system has a place for it, so that each destination is a witness
 * @param missing records before or in this batch that became dead letters and that no batch has told of yet: named in the
 *     batch's metadata wherever the system has a place for it, so that the stream itself shows the hole; at most 100, the
 *     latest
 */
public record Batch(
        RecordBuffer records,
        long first,
        long next,
        Instant cut,
        Optional<String> checkpoint,
        List<DeadLetter> missing) {
    public Batch {
        missing = List.copyOf(missing);
    }

    /** A batch that tells of no dead letter. */
    public Batch(RecordBuffer records, long first, long next, Instant cut, Optional<String> checkpoint) {
        this(records, first, next, cut, checkpoint, List.of());
    }
}
