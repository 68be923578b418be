package dev.purser.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A blob that can be read.
 *
 * @param size bytes
 * @param file the file that holds exactly this blob, if the store has one: for the kernel to send
 * @param source reads a part of it
 */
public record BlobContent(long size, Optional<Path> file, Source source) {
    /** Reads a part of a blob. */
    @FunctionalInterface
    public interface Source {
        /** Gives exactly {@code length} bytes from {@code offset} on; both are within the blob. */
        InputStream stream(long offset, long length) throws IOException;
    }

    /**
     * Reads a part; to be closed by the caller.
     *
     * @throws IndexOutOfBoundsException if the part does not lie within the blob
     */
    public InputStream stream(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size);
        return source.stream(offset, length);
    }

    /** Reads the whole; to be closed by the caller. */
    public InputStream stream() throws IOException {
        return stream(0, size);
    }
}
