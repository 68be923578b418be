package dev.purser.journal;

import java.util.Optional;

/** Keeps the latest signed checkpoint outside the journal's folder, so that a journal put back to an older state is noticed. */
public interface CheckpointWitness {
    /** The text of the signed note kept last. */
    Optional<String> latest();

    /** Keeps this note instead; on disk when it returns. */
    void keep(String note);
}
