package dev.purser.event.file;

import dev.purser.event.dialect.RecordException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes the records of one file one after another, whatever lies around them: gzip (RFC 1952, also several members) is
 * recognised by its first bytes; then JSON values one a line or spread over lines, an array of them, or one object whose
 * first member is an array named {@code Records} or {@code records}. What is no JSON object in its structure is a broken
 * piece, reported with its line; reading goes on at the next place where a record can begin. For one thread.
 */
public final class RecordFileReader implements AutoCloseable {
    private static final int CHUNK = 1 << 17;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private final InputStream in;
    private final int longest;
    private final RecordScanner scanner = new RecordScanner();
    private byte[] buffer = new byte[2 * CHUNK];
    private int from;
    private int filled;
    private boolean ended;
    private String cutOff;
    private long line = 1;
    private long recordLine;
    private byte[] record;
    private RecordException broken;

    /**
     * @param longest the most bytes that a record may have; longer ones are skipped and reported
     */
    public RecordFileReader(InputStream file, int longest) throws IOException {
        this.longest = longest;
        BufferedInputStream start = new BufferedInputStream(file, CHUNK);
        start.mark(2);
        int first = start.read();
        int second = start.read();
        start.reset();
        in = first == GZIP_FIRST && second == GZIP_SECOND ? new GZIPInputStream(start, CHUNK) : start;
    }

    /**
     * Goes to the next record or broken piece.
     *
     * @return false at the end of the file
     * @throws IOException if the file cannot be read; a gzip stream that is cut off or damaged is a broken piece instead
     */
    public boolean next() throws IOException {
        record = null;
        broken = null;
        boolean skipping = false;
        long skipped = 0;
        int at = from;
        scanner.begin();
        while (true) {
            RecordScanner.Step step = scanner.scan(buffer, at, filled, ended);
            at = scanner.at();
            switch (step) {
                case MORE -> {
                    if (ended) {
                        return atEnd();
                    }
                    if (scanner.inside()) {
                        if (skipping || at - scanner.start() > longest) {
                            skipped += at - (skipping ? from : scanner.start());
                            skipping = true;
                            pass(at);
                            scanner.restart(at);
                        } else {
                            pass(scanner.start());
                        }
                    } else {
                        pass(at);
                    }
                    at -= fill();
                }
                case RECORD -> {
                    recordLine = line + breaks(from, scanner.start());
                    if (skipping || at - scanner.start() > longest) {
                        skipped += at - (skipping ? from : scanner.start());
                        broken = new RecordException(
                                RecordException.Reason.TOO_LARGE,
                                "a record of " + skipped + " bytes; at most " + longest + " are taken");
                    } else {
                        record = Arrays.copyOfRange(buffer, scanner.start(), at);
                    }
                    pass(at);
                    return true;
                }
                case BROKEN -> {
                    recordLine = line + breaks(from, scanner.start());
                    broken = new RecordException(RecordException.Reason.MALFORMED, scanner.problem());
                    pass(at);
                    return true;
                }
            }
        }
    }

    private boolean atEnd() {
        String why = cutOff;
        cutOff = null;
        recordLine = line + breaks(from, scanner.inside() ? scanner.start() : filled);
        boolean open = scanner.inside() && scanner.start() < filled;
        pass(filled);
        if (why == null && !open) {
            return false;
        }
        broken = new RecordException(
                RecordException.Reason.MALFORMED, why != null ? why : "the file ends in the middle of a record");
        return true;
    }

    /** The record's bytes, or {@code null} where a broken piece stands. */
    public byte[] record() {
        return record;
    }

    /** Why the piece is no record; {@code null} where a record stands. */
    public RecordException broken() {
        return broken;
    }

    /** The line that the record or piece begins in, from 1 on. */
    public long line() {
        return recordLine;
    }

    private void pass(int to) {
        line += breaks(from, to);
        from = to;
    }

    private long breaks(int start, int end) {
        long count = 0;
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** Makes room, reads more, and tells by how much everything moved to the front. */
    private int fill() throws IOException {
        int moved = 0;
        if (buffer.length - filled < CHUNK) {
            moved = from;
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
            scanner.moved(moved);
            if (buffer.length - filled < CHUNK) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        } catch (EOFException | ZipException damaged) {
            ended = true;
            cutOff = "the gzip stream is cut off or damaged: " + damaged.getMessage();
        }
        return moved;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
