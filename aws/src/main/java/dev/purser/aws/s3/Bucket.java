package dev.purser.aws.s3;

import java.util.List;
import java.util.Optional;

/** Objects under keys. Blocking, thread-safe; a failure of what lies beneath is an {@code UncheckedIOException}. */
public interface Bucket {
    String name();

    /**
     * Keys in the order of their UTF-8 bytes.
     *
     * @param prefix what a key begins with; empty for all
     * @param after only keys behind this one; empty to begin at the first
     * @param most at most so many, at least one
     */
    List<StoredObject> list(String prefix, String after, int most);

    /** The object of that key as it is now. */
    Optional<StoredObject> find(String key);

    /** A stretch of an object's bytes, which must lie within it; empty if the object has gone meanwhile. */
    Optional<dev.purser.http.Answer.Body> read(StoredObject object, long offset, long length);
}
