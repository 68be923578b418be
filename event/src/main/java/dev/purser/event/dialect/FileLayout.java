package dev.purser.event.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a dialect's records lie in files: their names, framing and rhythm. Immutable, thread-safe. */
public interface FileLayout {
    /**
     * A file's place.
     *
     * @param container the container that the dialect itself prescribes (Azure's {@code insights-logs-…}); empty where
     *     the destination's bucket or folder is all
     * @param path below it, with slashes, no slash first
     */
    record Name(Optional<String> container, String path) {}

    /** How files come into being. */
    enum Growth {
        /** Each batch is a new file that never changes. */
        NEW_FILE,
        /** Batches are appended to the file of their hour; the name holds no {@code unique}. */
        APPEND
    }

    Framing framing();

    /** True if a file is one gzip stream (RFC 1952). Never with {@link Growth#APPEND}. */
    boolean gzip();

    Growth growth();

    /**
     * A file's name.
     *
     * @param filing of its records
     * @param written when the file is written, or the batch appended
     * @param unique 16 letters and digits, fresh for every file
     */
    Name name(Filing filing, Instant written, String unique);

    /** The media type of a file, for example {@code application/json}. */
    String contentType();

    /** {@code gzip} where the dialect's cloud says so of its objects. */
    Optional<String> contentEncoding();

    /** At most how long records wait for more of their file, where the destination does not say. */
    Duration cadence();
}
