package dev.purser.journal.segment;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of segments: the one place that maps numbers to names.
 *
 * <pre>
 * 00000000000000000000.seg   the first segment
 * 00000000000000052311.seg   the next one, which begins with event 52311
 * reserve.new                what will be the next one: zeros, synced
 * *.tmp                      being made; left over after a crash
 * </pre>
 *
 * @param path the folder
 */
public record SegmentFolder(Path path) {
    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.seg");
    private static final int STEP = 1 << 20;
    /** A little at a time, so that the batches that are synced meanwhile do not queue behind the whole. */
    private static final long SYNC_EVERY = 4 << 20;

    private static final String RESERVE = "reserve.new";

    /** The file of the segment that begins with an event. */
    public Path file(long first) {
        return path.resolve("%020d.seg".formatted(first));
    }

    /** The next segment, prepared; it may not be there. */
    public Path reserve() {
        return path.resolve(RESERVE);
    }

    /** Where a segment is written that is to take an older one's place. */
    public Path replacement(long first) {
        return path.resolve("%020d.seg.tmp".formatted(first));
    }

    /** All segments by the sequence of their first event, as the names say. */
    public NavigableMap<Long, Path> segments() throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Long.valueOf(name.group(1)), file);
                }
            }
        }
        return found;
    }

    /** Deletes what a crash left half made. */
    public void deleteUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().endsWith(".tmp")) {
                    DurableFiles.delete(file);
                }
            }
        }
    }

    /**
     * Makes the next segment's file of zeros that are on disk, so that writing to it later needs no space and changes no
     * file size: the file system then has nothing of its own to sync.
     */
    public void makeReserve(long bytes) throws IOException {
        Path making = path.resolve(RESERVE + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    making,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(STEP, bytes));
                for (long at = 0; at < bytes; ) {
                    zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
                    at += channel.write(zeros, at);
                    if (at % SYNC_EVERY == 0) {
                        DurableFiles.syncData(channel);
                    }
                }
                DurableFiles.sync(channel);
            }
            DurableFiles.move(making, reserve());
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(making);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }
}
