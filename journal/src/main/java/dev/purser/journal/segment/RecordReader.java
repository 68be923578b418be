package dev.purser.journal.segment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Reads durable events by their numbers, through an index that it derives as it goes. Thread-safe. */
public final class RecordReader {
    /** About the most bytes of one answer. */
    private static final long MAX_BYTES = 8 << 20;

    private static final int INDEXES = 64;

    private final SegmentFolder folder;
    private final SegmentList segments;
    private final FrameWalk.Damage damage;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, FrameIndex> indexes = new LinkedHashMap<>(16, 0.75f, true);

    public RecordReader(SegmentFolder folder, SegmentList segments, FrameWalk.Damage damage) {
        this.folder = folder;
        this.segments = segments;
        this.damage = damage;
    }

    /**
     * Good events from a number on, in order; fewer than {@code max} also where they are large.
     *
     * @param size events at or above it are not looked at
     * @return empty only if there is none
     */
    public List<StoredRecord> read(long from, int max, long size) throws IOException {
        List<StoredRecord> records = new ArrayList<>(Math.min(max, 1024));
        long bytes = 0;
        for (SegmentSpan span : segments.spans(from, size)) {
            try (FrameWalk walk = walk(span, Math.max(from, span.first()))) {
                Optional<Frame> frame = walk.next();
                while (frame.isPresent()) {
                    long low = Math.max(from, frame.get().first());
                    List<StoredRecord> some =
                            frame.get().records(low, Math.min(span.end(), low + max - records.size()));
                    records.addAll(some);
                    bytes += frame.get().end() - frame.get().offset();
                    if (records.size() >= max || bytes > MAX_BYTES && !records.isEmpty()) {
                        return records;
                    }
                    frame = walk.next();
                }
            } catch (BadFrameException e) {
                damage.found(Math.max(from, span.first()), span.end(), e.getMessage());
            } catch (NoSuchFileException e) {
                if (span.first() >= segments.first()) {
                    damage.found(Math.max(from, span.first()), span.end(), "the segment is missing: " + e.getFile());
                }
            }
        }
        return records;
    }

    /**
     * An entry bundle of C2SP tlog-tiles: for each event its leaf, with the length in two bytes before it.
     *
     * @return empty if not all of them are here and whole
     */
    public Optional<byte[]> bundle(long from, int count, long size) throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        long at = from;
        for (SegmentSpan span : segments.spans(from, Math.min(size, from + count))) {
            try (FrameWalk walk = walk(span, Math.max(from, span.first()))) {
                for (Optional<Frame> frame = walk.next(); frame.isPresent(); frame = walk.next()) {
                    if (frame.get().first() > at) {
                        return Optional.empty();
                    }
                    long to = Math.min(Math.min(span.end(), frame.get().next()), from + count);
                    bundle.writeBytes(frame.get().bundle(at, to));
                    at = to;
                    if (at == from + count) {
                        return Optional.of(bundle.toByteArray());
                    }
                }
            } catch (BadFrameException | NoSuchFileException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The frames of one segment, from the one that holds an event. */
    public FrameWalk walk(SegmentSpan span, long from) throws IOException {
        SegmentScan scan = SegmentScan.open(
                folder.file(span.first()),
                from == span.first() ? SegmentScan.FEW_RECORDS * 2 : SegmentScan.FEW_RECORDS);
        try {
            if (from > span.first()) {
                index(scan.header()).seek(scan, from, span.end());
            }
            return new FrameWalk(scan, span, from, damage);
        } catch (IOException | RuntimeException e) {
            scan.close();
            throw e;
        }
    }

    private FrameIndex index(SegmentHeader header) {
        lock.lock();
        try {
            FrameIndex index = indexes.get(header.first());
            if (index == null || !index.of(header)) {
                index = new FrameIndex(header);
                indexes.put(header.first(), index);
            }
            if (indexes.size() > INDEXES) {
                indexes.remove(indexes.keySet().iterator().next());
            }
            return index;
        } finally {
            lock.unlock();
        }
    }
}
