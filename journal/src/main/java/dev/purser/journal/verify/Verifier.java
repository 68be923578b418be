package dev.purser.journal.verify;

import dev.purser.journal.JournalFolder;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Checks a log in files: a journal's folder, in use or not, or a static tlog-tiles folder. Reads everything once (again only if something
 * seems wrong and retention, erasure or growth changed the files meanwhile),
 * changes nothing, and needs no more than a public key.
 *
 * <p>Checked are: the frames and their checksums; that no number is missing; the Merkle tree over the leaves against
 * every checkpoint that lies with the log or is known from outside; each private part against the hash in its leaf;
 * what is erased against the erasures on the record; the signatures, through every rotation of keys.
 *
 * <p>For one thread at a time; works on several threads of its own, each with one segment in hand. Memory is bounded by
 * the number of threads, not by the log.
 */
public final class Verifier {
    /** How often a log is read whose files were changed by retention, erasure or growth while they were read. */
    private static final int ATTEMPTS = 3;

    private final List<NoteVerifier> keys;
    private final List<String> known;
    private final int threads;
    private final LongConsumer progress;

    /**
     * @param keys public keys that are trusted; none, and only what lies with the log is held against the log
     * @param known checkpoints that were kept elsewhere, as signed notes
     * @param threads how many stretches are checked at once
     * @param progress told the bytes read so far, now and then
     */
    public Verifier(List<NoteVerifier> keys, List<String> known, int threads, LongConsumer progress) {
        this.keys = List.copyOf(keys);
        this.known = List.copyOf(known);
        this.threads = Math.max(1, threads);
        this.progress = progress;
    }

    /** Works on as many threads as there are processors. */
    public Verifier(List<NoteVerifier> keys, List<String> known) {
        this(keys, known, Runtime.getRuntime().availableProcessors(), bytes -> {});
    }

    /**
     * Checks the log in a folder.
     *
     * @throws NoSuchFileException if the folder holds neither a journal nor a static log
     * @throws MalformedNoteException if a known checkpoint is none
     * @throws IOException if files cannot be read
     */
    public VerificationReport verify(Path folder) throws IOException {
        if (JournalFiles.in(folder)) {
            return run(new JournalFiles(new JournalFolder(folder)));
        }
        if (StaticFiles.in(folder)) {
            return run(new StaticFiles(folder));
        }
        throw new NoSuchFileException(folder.toString(), null, "no journal and no static log");
    }

    private VerificationReport run(LogFiles log) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Object before = log.moment();
            VerificationReport report = new Verification(log, keys, known, threads, progress).report();
            if (report.intact() || attempt == ATTEMPTS || before.equals(log.moment())) {
                return report;
            }
        }
    }
}
