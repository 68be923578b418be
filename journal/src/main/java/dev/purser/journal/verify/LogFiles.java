package dev.purser.journal.verify;

import dev.purser.journal.tile.HashReader;
import dev.purser.journal.tile.NoteVerifier;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A log as it lies in files: what the verifier needs of it, whatever its form. */
interface LogFiles {
    /** The log's name as its own files say, beside its checkpoints. */
    Optional<String> origin() throws IOException;

    /** The first record that is here. */
    long first() throws IOException;

    /** The checkpoints that lie with the log; what cannot be read as one is added to the findings. */
    List<KeptCheckpoint> checkpoints(Findings findings) throws IOException;

    /** The public keys that lie with the log. */
    List<NoteVerifier> keys() throws IOException;

    /** The stretches of the log, in order, each to be checked by one thread. */
    Iterator<Callable<LeafBatch>> stretches() throws IOException;

    /** Leaf hashes as they were stored, and those of the tiles above. */
    HashReader hashes() throws IOException;

    /** What it is called where the stored hashes are wrong and the leaves are not. */
    Finding.Kind staleHashes();

    /** Equal to an earlier one unless files came, went or were put in another's place meanwhile. */
    Object moment() throws IOException;

    /** What can be said when all records have been read. */
    void end(long size, Findings findings) throws IOException;
}
