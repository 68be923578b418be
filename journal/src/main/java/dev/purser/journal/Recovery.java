package dev.purser.journal;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.Frame;
import dev.purser.journal.segment.FrameWalk;
import dev.purser.journal.segment.RecordReader;
import dev.purser.journal.segment.SegmentFolder;
import dev.purser.journal.segment.SegmentHeader;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentRepair;
import dev.purser.journal.segment.SegmentScan;
import dev.purser.journal.segment.SegmentSpan;
import dev.purser.journal.segment.SegmentWriter;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.HashFiles;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Brings a journal's folder from whatever a crash left to a state that can be gone on from, or finds that this cannot be
 * done without losing or contradicting what was acknowledged.
 *
 * <p>The passes below up to {@link #hashes} only look, except for files that nothing refers to. What they find damaged is
 * left exactly as it is. For one thread, with the folder locked.
 */
final class Recovery {
    private final JournalFolder folder;
    private final SegmentFolder segmentFolder;
    private final JournalConfig config;
    private final List<String> known;

    private NavigableMap<Long, Path> files;
    private SegmentList segments;
    private RecordReader reader;
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private HashFiles hashes;
    private Optional<SegmentTail> tail = Optional.empty();
    private long size;
    private boolean clean;
    private JournalState state = JournalState.OK;
    private String detail = "";

    Recovery(JournalFolder folder, JournalConfig config, List<String> known) {
        this.folder = folder;
        this.segmentFolder = folder.segments();
        this.config = config;
        this.known = known;
    }

    /** What came out: the journal as it can be opened. */
    record Result(
            JournalState state,
            String detail,
            boolean clean,
            long size,
            boolean cut,
            SegmentList segments,
            Optional<SegmentWriter> writer,
            HashFiles hashes,
            Optional<Checkpoint> checkpoint) {}

    Result run() throws IOException {
        unfinished();
        trimming();
        chain();
        signed();
        lastSegment();
        newestRecords();
        damageFoundBefore();
        expectations();
        hashes();
        knownCheckpoints();
        Optional<SegmentWriter> writer = state == JournalState.OK ? repair() : Optional.empty();
        return new Result(
                state,
                detail,
                clean,
                size,
                state == JournalState.OK && tail.map(SegmentTail::torn).orElse(false),
                segments,
                writer,
                hashes,
                checkpoint);
    }

    /** Keeps the first thing found; what follows from it says less. */
    private void found(JournalState what, String why) {
        if (state == JournalState.OK) {
            state = what;
            detail = why;
        }
    }

    private void damaged(String why) {
        found(JournalState.DAMAGED, why);
    }

    /**
     * Pass 1. Crash while a file was being made beside the one that it was to replace, or while the reserve was filled:
     * nothing refers to what is left, so it is deleted.
     */
    private void unfinished() throws IOException {
        segmentFolder.deleteUnfinished();
        try (var left = Files.newDirectoryStream(folder.path(), "*.tmp")) {
            for (Path file : left) {
                DurableFiles.delete(file);
            }
        }
        clean = Files.exists(folder.clean());
    }

    /**
     * Pass 2. Crash while retention removed segments: the mark was raised first, so whatever lies whole below it was meant
     * to go. Never the last segment.
     */
    private void trimming() throws IOException {
        files = segmentFolder.segments();
        long mark = number(folder.trimmed()).orElse(0L);
        while (files.size() > 1 && files.higherKey(files.firstKey()) <= mark) {
            DurableFiles.delete(files.pollFirstEntry().getValue());
        }
        if (!files.isEmpty() && files.firstKey() > mark) {
            damaged("the events from " + mark + " to " + files.firstKey() + " are missing: no segment holds them");
        }
        segments = new SegmentList(files.keySet());
        reader = new RecordReader(segmentFolder, segments, (from, to, what) -> damaged(what(from, to, what)));
    }

    private static String what(long from, long to, String what) {
        return "events " + from + " to " + (to - 1) + ": " + what;
    }

    private Optional<Long> number(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,18}")) {
            damaged(file.getFileName() + " holds no number");
            return Optional.of(0L);
        }
        return Optional.of(Long.valueOf(text));
    }

    /** Pass 3. No crash leaves a named segment without its header: it was synced before it got its name. */
    private void chain() throws IOException {
        for (Map.Entry<Long, Path> file : files.entrySet()) {
            try (SegmentScan scan = SegmentScan.open(file.getValue(), SegmentHeader.BYTES)) {
                if (scan.header().first() != file.getKey()) {
                    damaged(file.getValue().getFileName() + " begins with event "
                            + scan.header().first());
                }
            } catch (BadFrameException e) {
                damaged(e.getMessage() + ": " + file.getValue().getFileName());
            }
        }
    }

    /** Pass 4. The latest checkpoint was replaced whole or not at all: one that is not what was signed is damage. */
    private void signed() throws IOException {
        if (!Files.exists(folder.checkpoint())) {
            return;
        }
        try {
            String note = new String(Files.readAllBytes(folder.checkpoint()), StandardCharsets.UTF_8);
            if (!JournalKeys.verifies(folder.publicKeys(), note)) {
                damaged("the file 'checkpoint' bears no signature of the journal's keys");
                return;
            }
            checkpoint = Optional.of(Checkpoint.parse(note));
        } catch (MalformedNoteException e) {
            damaged("the files 'checkpoint' or 'public-keys' are not what was written: " + e.getMessage());
        }
    }

    /**
     * Pass 5. Crash while a batch was written: it is the last one, since the next is written only after its sync. Where
     * something whole follows, it was not a crash.
     */
    private void lastSegment() throws IOException {
        if (files.isEmpty()) {
            return;
        }
        try {
            SegmentTail last = SegmentTail.find(files.lastEntry().getValue());
            tail = Optional.of(last);
            size = last.end();
            if (last.follows().isPresent()) {
                damaged(what(
                        size,
                        last.follows().get(),
                        "damaged at byte " + last.position() + " of "
                                + files.lastEntry().getValue().getFileName() + ", with whole records behind"));
                size = last.highest();
            }
        } catch (BadFrameException e) {
            damaged(e.getMessage());
            size = files.lastKey();
        }
    }

    /**
     * Pass 6. Damage, not a crash: reads the newest of the finished segments, as far as the start may take. The rest is
     * read by {@link FileJournal#scrub} and the verifier.
     */
    private void newestRecords() throws IOException {
        long left = config.startCheckBytes()
                - (files.isEmpty() ? 0 : Files.size(files.lastEntry().getValue()));
        List<SegmentSpan> finished = new ArrayList<>(segments.spans(0, files.isEmpty() ? 0 : files.lastKey()));
        for (SegmentSpan span : finished.reversed()) {
            left -= Files.size(files.get(span.first()));
            if (left < 0) {
                return;
            }
            check(span);
        }
    }

    private void check(SegmentSpan span) throws IOException {
        try (FrameWalk walk = reader.walk(span, span.first())) {
            for (Optional<Frame> frame = walk.next(); frame.isPresent(); ) {
                frame = walk.next();
            }
        } catch (BadFrameException e) {
            damaged(e.getMessage());
        } catch (NoSuchFileException e) {
            damaged("the segment is missing: " + e.getFile());
        }
    }

    /**
     * Damage that was found while the journal was open, in records older than a start reads: they are read again, and the
     * mark goes where they are whole, because a backup was put in place.
     */
    private void damageFoundBefore() throws IOException {
        Optional<DamageMark> mark = DamageMark.read(folder.damaged());
        if (mark.isEmpty()) {
            return;
        }
        for (SegmentSpan span :
                segments.spans(mark.get().from(), Math.min(size, mark.get().to()))) {
            check(span);
        }
        if (state == JournalState.OK) {
            DurableFiles.delete(folder.damaged());
        }
    }

    /** Pass 7. What was signed or counted at a clean stop was durable: if it is not here, it was lost, not torn. */
    private void expectations() throws IOException {
        long signedSize = checkpoint.map(Checkpoint::size).orElse(0L);
        long end = tail.map(SegmentTail::end).orElse(size);
        if (signedSize > end) {
            damaged(what(end, signedSize, "below the last signed checkpoint, and damaged or missing"));
        }
        Optional<Long> stopped = number(folder.clean());
        if (stopped.isPresent() && stopped.get() != end) {
            damaged("the journal was closed with " + stopped.get() + " events, and " + end + " are here");
        }
        if (checkpoint.isPresent() && !JournalKeys.exist(config.keyFolder())) {
            damaged("the signing key is missing: " + config.keyFolder());
        }
    }

    /**
     * Pass 8. Crash while hashes were written: they are cut to what was signed. Where they do not lead to the signed root
     * they are made anew from the leaves; where the leaves do not lead there either, those are damaged.
     */
    private void hashes() throws IOException {
        hashes = HashFiles.open(folder.hashes());
        if (checkpoint.isEmpty()) {
            if (segments.first() == 0) {
                hashes.truncate(0);
            }
            return;
        }
        Checkpoint signed = checkpoint.get();
        try {
            if (hashes.size() >= signed.size()) {
                hashes.truncate(signed.size());
                if (Arrays.equals(hashes.root(), signed.root())) {
                    return;
                }
            }
        } catch (IOException e) {
            // The levels do not fit together: the same as a wrong root.
        }
        try {
            hashes.truncate(Math.min(hashes.size(), segments.first()));
            Notary.extend(hashes, reader, segments, signed.size());
            hashes.sync();
            if (!Arrays.equals(hashes.root(), signed.root())) {
                damaged("the events do not lead to the signed root of the checkpoint of " + signed.size() + " events");
            }
        } catch (BadFrameException e) {
            damaged(e.getMessage());
        }
    }

    /** Pass 9. No crash takes back what was signed and shown: a longer or other tree elsewhere means an older folder. */
    private void knownCheckpoints() throws IOException {
        for (String note : known) {
            try {
                Checkpoint elsewhere = Checkpoint.parse(note);
                if (elsewhere.size() > size) {
                    found(
                            JournalState.BEHIND,
                            "a checkpoint of " + elsewhere.size() + " events is known, and " + size + " are here");
                } else if (state == JournalState.OK && !leadsTo(elsewhere)) {
                    damaged("a checkpoint of " + elsewhere.size() + " events is known that is not of these events");
                }
            } catch (BadFrameException e) {
                damaged(e.getMessage());
            } catch (MalformedNoteException e) {
                damaged("a known checkpoint is none: " + e.getMessage());
            }
        }
    }

    private boolean leadsTo(Checkpoint elsewhere) throws IOException {
        if (elsewhere.size() > hashes.size()) {
            Notary.extend(hashes, reader, segments, elsewhere.size());
        }
        return Arrays.equals(hashes.tree().root(elsewhere.size()), elsewhere.root());
    }

    /**
     * Pass 10. Crash while a batch was written, or after it was written and before its sync returned: what is torn is cut;
     * the last whole batch, which the disk may not have, is written once more and synced. Then the journal counts as open.
     */
    private Optional<SegmentWriter> repair() throws IOException {
        Optional<SegmentWriter> writer = Optional.empty();
        if (tail.isPresent()) {
            Path file = files.lastEntry().getValue();
            SegmentTail last = tail.get();
            if (last.torn()) {
                SegmentRepair.cut(file, last.position());
            }
            if (!clean && last.lastFrame() < last.position()) {
                SegmentRepair.write(file, last.lastFrame(), last.position());
            }
            writer = Optional.of(SegmentWriter.resume(file, last.header(), last.position()));
        }
        if (clean) {
            DurableFiles.delete(folder.clean());
        }
        return writer;
    }
}
