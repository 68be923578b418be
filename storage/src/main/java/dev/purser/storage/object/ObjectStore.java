package dev.purser.storage.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bucket, or a folder that is like one. Thread-safe, blocking. */
public interface ObjectStore extends AutoCloseable {
    /**
     * What is kept beside the bytes. Texts that HTTP headers cannot carry are refused with an IllegalArgumentException.
     *
     * @param contentType media type
     * @param contentEncoding for example {@code gzip}
     * @param metadata user metadata: lower-case names without any prefix of a store, printable ASCII values; stores keep
     *     2 KB of it in all
     */
    record Facts(String contentType, Optional<String> contentEncoding, Map<String, String> metadata) {
        /** What is not known to be anything else. */
        public static final Facts PLAIN = new Facts("application/octet-stream", Optional.empty(), Map.of());

        public Facts {
            metadata = Map.copyOf(metadata);
            requirePrintable(contentType);
            contentEncoding.ifPresent(Facts::requirePrintable);
            metadata.forEach((name, value) -> {
                if (name.isEmpty()
                        || !name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                    throw new IllegalArgumentException("a name of metadata is lower-case letters, digits and hyphens");
                }
                requirePrintable(value);
            });
        }

        private static void requirePrintable(String text) {
            if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("a fact about an object is printable ASCII");
            }
        }
    }

    /** Objects larger than this are not read whole, in bytes. */
    int LARGEST_READ = 256 << 20;

    /**
     * An object as listed.
     *
     * @param name with slashes
     * @param size bytes
     * @param changed when it was put
     * @param tag what changes with the content: an ETag without its quotes
     */
    record Listed(String name, long size, Instant changed, String tag) {}

    /** An object as read. */
    record Stored(Listed listed, Facts facts, byte[] bytes) {}

    /** Stores an object, or replaces it whole. */
    void put(String name, byte[] bytes, Facts facts) throws ObjectStoreException;

    /**
     * Appends to an object, and makes it where there is none.
     *
     * @return the name of the object that took it: this one, or the one that continues it where this one is full
     * @throws UnsupportedOperationException if the store can only put; see {@link #appends()}
     */
    default String append(String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        throw new UnsupportedOperationException("this store cannot append");
    }

    /** Whether {@link #append} works. */
    default boolean appends() {
        return false;
    }

    /**
     * The whole object; empty if there is none.
     *
     * @throws ObjectStoreException of kind REFUSED if it is larger than {@link #LARGEST_READ}
     */
    Optional<Stored> get(String name) throws ObjectStoreException;

    /**
     * Names in the order of their UTF-8 bytes.
     *
     * @param prefix of every name
     * @param after the first name is greater than this one; empty for all
     * @param max at most so many, at least 1
     */
    List<Listed> list(String prefix, String after, int max) throws ObjectStoreException;

    /** Removes an object; nothing happens where there is none. */
    void delete(String name) throws ObjectStoreException;

    @Override
    void close();
}
