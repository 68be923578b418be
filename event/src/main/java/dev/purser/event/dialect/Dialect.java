package dev.purser.event.dialect;

import java.util.Optional;

/**
 * One way of writing events as records, and of reading such records back: bytes only, no selecting, batching or sending.
 *
 * <p>For every event that the dialect can express, reading what was written gives the event again. For every foreign
 * record, writing what was read gives its bytes again, compact and without white space between its members; the raw
 * record is not used for that. Immutable and thread-safe; writers and readers are not.
 */
public interface Dialect {
    /** The name that settings choose it by. */
    String name();

    /** A new writer, for one thread. */
    RecordWriter writer();

    /**
     * A new reader for one stream of records, for one thread; empty where the dialect is only written.
     *
     * @param keepRaw whether events keep the record that they were read from ({@code Source.raw})
     */
    Optional<RecordReader> reader(boolean keepRaw);

    /**
     * A new reader whose events need not keep what is left over of their records ({@code Source.rest}): faster, where
     * finding it takes time. For one stream of records, for one thread; empty where the dialect is only written.
     */
    default Optional<RecordReader> plainReader() {
        return reader(false);
    }

    /** True if its writer tells what is left over of records that were read in the dialect of that name. */
    default boolean tellsLeftoversOf(String dialect) {
        return true;
    }

    /** How its records lie in files. */
    FileLayout files();

    /** How its records travel as messages. */
    MessageLayout messages();
}
