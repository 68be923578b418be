package dev.purser.event.file;

import dev.purser.event.dialect.Framing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes records into one file, framed. What is between them is written by it alone. For one thread. */
public final class RecordFileWriter implements AutoCloseable {
    private final OutputStream out;
    private final byte[] between;
    private final byte[] close;
    private final byte[] open;
    private boolean opened;

    /**
     * @param out buffered; closed with this
     */
    public RecordFileWriter(OutputStream out, Framing framing) {
        this.out = out;
        open = framing.open().getBytes(StandardCharsets.US_ASCII);
        between = framing.between().getBytes(StandardCharsets.US_ASCII);
        close = framing.close().getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds one record. */
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(opened ? between : open);
        opened = true;
        out.write(bytes, from, length);
    }

    /** Ends the file; one without records stays empty unless its framing is an object around them. */
    @Override
    public void close() throws IOException {
        try (out) {
            if (!opened && open.length > 0) {
                out.write(open);
                opened = true;
            }
            if (opened) {
                out.write(close);
            }
        }
    }
}
