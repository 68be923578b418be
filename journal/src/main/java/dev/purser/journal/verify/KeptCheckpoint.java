package dev.purser.journal.verify;

import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.SignedNote;

/**
 * A checkpoint that the records are held against.
 *
 * @param checkpoint what it says
 * @param source where it comes from, for people
 * @param known true if it comes from outside the log
 */
record KeptCheckpoint(Checkpoint checkpoint, String source, boolean known) {
    long size() {
        return checkpoint.size();
    }

    SignedNote note() {
        return SignedNote.parse(checkpoint.note());
    }
}
