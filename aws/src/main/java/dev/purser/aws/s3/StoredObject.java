package dev.purser.aws.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an object without reading it.
 *
 * @param key its name in the bucket
 * @param size bytes
 * @param lastModified when it was put
 * @param etag changes with the content; without quotes
 * @param contentType media type, where it was given
 * @param contentEncoding for example {@code gzip}, where it was given
 * @param metadata user metadata, names in lower case and without {@code x-amz-meta-}
 */
public record StoredObject(
        String key,
        long size,
        Instant lastModified,
        String etag,
        Optional<String> contentType,
        Optional<String> contentEncoding,
        Map<String, String> metadata) {
    public StoredObject {
        metadata = Map.copyOf(metadata);
    }
}
