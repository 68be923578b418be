package dev.purser.aws.s3;

import dev.purser.http.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects under keys. Blocking, thread-safe. A failure of what lies beneath is {@link S3Error#BUCKET_UNAVAILABLE}. */
public interface Bucket {
    /**
     * An object as a listing tells it.
     *
     * @param key its name in the bucket
     * @param size bytes
     * @param modified when it was put
     * @param etag changes with the content; without quotes
     */
    record Entry(String key, long size, Instant modified, String etag) {}

    /** An object to be read. */
    interface Content {
        Entry entry();

        /** Media type, where it was given. */
        Optional<String> type();

        /** For example {@code gzip}, where it was given. */
        Optional<String> encoding();

        /** User metadata, names in lower case and without {@code x-amz-meta-}. */
        Map<String, String> metadata();

        /** A stretch that lies within the object. */
        Answer.Body body(long offset, long length);
    }

    /**
     * Keys in the order of their UTF-8 bytes.
     *
     * @param prefix what a key begins with; empty for all
     * @param after only keys behind this one; empty to begin at the first
     * @param most at most so many, at least one
     */
    List<Entry> list(String prefix, String after, int most);

    /** The object of that key as it is now. */
    Optional<Content> open(String key);
}
