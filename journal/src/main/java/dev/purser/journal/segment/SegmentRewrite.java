package dev.purser.journal.segment;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a finished segment anew without some private parts. Leaves, numbers and frames stay what they are. */
public final class SegmentRewrite {
    /** Says which parts of a record go. */
    @FunctionalInterface
    public interface Selector {
        Set<PartName> erase(StoredRecord record);
    }

    private final SegmentFolder folder;
    private final Selector selector;
    private int erased;

    public SegmentRewrite(SegmentFolder folder, Selector selector) {
        this.folder = folder;
        this.selector = selector;
    }

    /** Parts taken out so far. */
    public int erased() {
        return erased;
    }

    /**
     * Rewrites one segment, if anything in it goes: a new file, synced, put in the old one's place, folder synced. A crash
     * leaves the old file or the new one.
     *
     * @param stamp for the new file; another than the old one's
     * @param end the sequence at which the segment ends
     * @return true if the file was replaced
     * @throws BadFrameException if a record is damaged; nothing was replaced then
     */
    public boolean rewrite(long first, long end, long stamp) throws IOException {
        if (!concerned(first, end)) {
            return false;
        }
        Path making = folder.replacement(first);
        int before = erased;
        try (SegmentScan scan = SegmentScan.open(folder.file(first), SegmentScan.WHOLE_FILE);
                FileChannel to = FileChannel.open(
                        making,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            FrameEncoder encoder = new FrameEncoder(SegmentScan.WHOLE_FILE);
            SegmentHeader header = new SegmentHeader(first, stamp, scan.header().begun());
            long at = write(to, header.bytes(), 0);
            for (long expected = first; expected < end; ) {
                Frame frame = frame(scan, expected);
                for (StoredRecord record : frame.records(frame.first(), frame.next())) {
                    add(encoder, record);
                }
                at = write(to, encoder.frame(frame.first(), stamp), at);
                expected = frame.next();
            }
            DurableFiles.sync(to);
        } catch (IOException | RuntimeException e) {
            erased = before;
            throw e;
        }
        DurableFiles.move(making, folder.file(first));
        return true;
    }

    private boolean concerned(long first, long end) throws IOException {
        try (SegmentScan scan = SegmentScan.open(folder.file(first), SegmentScan.WHOLE_FILE)) {
            for (long expected = first; expected < end; ) {
                Frame frame = frame(scan, expected);
                for (StoredRecord record : frame.records(frame.first(), frame.next())) {
                    if (!going(record).isEmpty()) {
                        return true;
                    }
                }
                expected = frame.next();
            }
        }
        return false;
    }

    private static Frame frame(SegmentScan scan, long expected) throws IOException {
        Optional<Frame> frame = scan.next();
        if (frame.isEmpty() || frame.get().first() != expected || !frame.get().intact()) {
            throw new BadFrameException("event " + expected + " in "
                    + scan.file().getFileName() + " is damaged, and what is damaged is not rewritten");
        }
        return frame.get();
    }

    private Set<PartName> going(StoredRecord record) {
        Set<PartName> going = EnumSet.noneOf(PartName.class);
        for (PrivatePart part : record.event().parts()) {
            going.add(part.name());
        }
        going.retainAll(selector.erase(record));
        return going;
    }

    private void add(FrameEncoder encoder, StoredRecord record) {
        Set<PartName> going = going(record);
        Set<PartName> gone = EnumSet.copyOf(going);
        gone.addAll(record.erased());
        SealedEvent event = record.event();
        List<PrivatePart> staying = event.parts().stream()
                .filter(part -> !going.contains(part.name()))
                .toList();
        erased += going.size();
        encoder.add(new SealedEvent(event.id(), event.leaf(), staying), gone);
    }

    private static long write(FileChannel to, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += to.write(bytes, at);
        }
        return at;
    }
}
