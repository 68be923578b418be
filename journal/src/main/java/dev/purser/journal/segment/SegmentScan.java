package dev.purser.journal.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Walks the frames of one segment, forwards. For one thread; needs nothing but the file, which may be in use: what was
 * durable when the scan was opened is seen whole.
 */
public final class SegmentScan implements Closeable {
    /** Read-ahead for who walks a whole file. */
    public static final int WHOLE_FILE = 1 << 20;

    /** Read-ahead for who wants a few records. */
    public static final int FEW_RECORDS = 32 << 10;

    private final Path file;
    private final FileWindow window;
    private final SegmentHeader header;
    private long position = FrameLayout.SEGMENT_HEADER;

    private SegmentScan(Path file, FileWindow window, SegmentHeader header) {
        this.file = file;
        this.window = window;
        this.header = header;
    }

    /**
     * Opens a segment and reads its header.
     *
     * @param ahead bytes that are read at once: {@link #WHOLE_FILE} or {@link #FEW_RECORDS}
     * @throws BadFrameException if the header is damaged
     */
    public static SegmentScan open(Path file, int ahead) throws IOException {
        FileWindow window = new FileWindow(file, ahead);
        try {
            int at = window.require(0, FrameLayout.SEGMENT_HEADER);
            if (at < 0) {
                throw new BadFrameException("the segment " + file.getFileName() + " ends within its header");
            }
            return new SegmentScan(file, window, SegmentHeader.read(window.bytes(), at));
        } catch (IOException | RuntimeException e) {
            window.close();
            throw e;
        }
    }

    public SegmentHeader header() {
        return header;
    }

    public Path file() {
        return file;
    }

    /** Where the next frame begins, or what is none stands. */
    public long position() {
        return position;
    }

    /** Goes on at a frame's beginning. */
    public void seek(long frame) {
        position = frame;
    }

    /**
     * The next frame, if one stands here: its header is good and it is as long as it says. Whether its bytes are, it is
     * asked itself.
     *
     * @return empty at the end, and where something else than a frame stands; {@link #atEnd} tells which
     */
    public Optional<Frame> next() throws IOException {
        Optional<FrameHeader> found = here();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int at = window.require(position, (int) found.get().stride());
        if (at < 0) {
            return Optional.empty();
        }
        Frame frame = new Frame(found.get(), position, window.bytes(), at);
        position = frame.end();
        return Optional.of(frame);
    }

    /** Sequence of the first event of the frame that stands here; empty where none does. */
    Optional<Long> sequence() throws IOException {
        return here().map(FrameHeader::first);
    }

    /**
     * Passes over the frame that stands here, without reading it.
     *
     * @return the sequence after it, or empty where no frame stands
     */
    Optional<Long> hop() throws IOException {
        Optional<FrameHeader> found = here();
        found.ifPresent(frame -> position += frame.stride());
        return found.map(frame -> frame.first() + frame.count());
    }

    private Optional<FrameHeader> here() throws IOException {
        int at = window.require(position, FrameLayout.FRAME_HEADER);
        if (at < 0) {
            return Optional.empty();
        }
        return FrameHeader.read(ByteBuffer.wrap(window.bytes(), at, FrameLayout.FRAME_HEADER))
                .filter(frame -> frame.stamp() == header.stamp());
    }

    /** True if no frame was begun here: the file ends, or goes on with the zeros that it was made with. */
    public boolean atEnd() throws IOException {
        long left = Math.min(FrameLayout.FRAME_HEADER, window.fileSize() - position);
        if (left <= 0) {
            return true;
        }
        int at = window.require(position, (int) left);
        for (int i = at; at >= 0 && i < at + left; i++) {
            if (window.bytes()[i] != 0) {
                return false;
            }
        }
        return at >= 0;
    }

    /**
     * Looks for a frame further on, past what is none.
     *
     * @return true if the header of one was found, and the scan now stands there; false with the position unchanged
     */
    public boolean skipToFrame() throws IOException {
        long from = position;
        long size = window.fileSize();
        for (position += FrameLayout.ALIGNMENT;
                position + FrameLayout.FRAME_HEADER <= size;
                position += FrameLayout.ALIGNMENT) {
            int at = window.require(position, FrameLayout.FRAME_HEADER);
            if (at >= 0 && magic(window.bytes(), at) && here().isPresent()) {
                return true;
            }
        }
        position = from;
        return false;
    }

    private static boolean magic(byte[] bytes, int at) {
        return bytes[at] == (byte) (FrameLayout.FRAME_MAGIC >>> 24)
                && bytes[at + 1] == (byte) (FrameLayout.FRAME_MAGIC >>> 16)
                && bytes[at + 2] == (byte) (FrameLayout.FRAME_MAGIC >>> 8)
                && bytes[at + 3] == (byte) FrameLayout.FRAME_MAGIC;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
