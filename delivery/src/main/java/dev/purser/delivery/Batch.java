package dev.purser.delivery;

import dev.purser.event.dialect.RecordBuffer;
import java.time.Instant;
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
 */
public record Batch(RecordBuffer records, long first, long next, Instant cut, Optional<String> checkpoint) {}
