package dev.purser.journal.verify;

import dev.purser.journal.JournalFolder;
import dev.purser.journal.segment.RecordReader;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.StoredRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * The ids of all events in a journal's folder, in order: what copies elsewhere are held against. Changes nothing; the
 * journal may be in use. Says nothing of whether the journal itself verifies: that is {@link Verifier}'s.
 */
public final class RecordedIds {
    private static final int PAGE = 4096;

    private RecordedIds() {}

    /** Takes the ids. */
    @FunctionalInterface
    public interface Taker {
        void take(long sequence, UUID id);
    }

    /**
     * Hands out every id.
     *
     * @throws NoSuchFileException if the folder holds no journal
     */
    public static void each(Path folder, Taker taker) throws IOException {
        if (!JournalFiles.in(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "no journal");
        }
        JournalFolder journal = new JournalFolder(folder);
        SegmentList segments = new SegmentList(journal.segments().segments().keySet());
        if (segments.isEmpty()) {
            return;
        }
        RecordReader reader = new RecordReader(journal.segments(), segments, (from, to, detail) -> {});
        long next = segments.first();
        while (true) {
            List<StoredRecord> page = reader.read(next, PAGE, Long.MAX_VALUE);
            if (page.isEmpty()) {
                return;
            }
            page.forEach(record -> taker.take(record.sequence(), record.event().id()));
            next = page.getLast().sequence() + 1;
        }
    }
}
