package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bytes with a media type: a layer, a configuration, a manifest.
 *
 * @param bytes shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Blob(String mediaType, byte[] bytes) {
    /** A blob of JSON text. */
    static Blob json(String mediaType, Map<String, Object> value) {
        return new Blob(mediaType, Json.of(value).getBytes(UTF_8));
    }

    /** A blob of text. */
    public static Blob text(String mediaType, String text) {
        return new Blob(mediaType, text.getBytes(UTF_8));
    }

    /** The empty JSON object that stands where an artifact has no configuration or content. */
    public static Blob empty() {
        return text(MediaTypes.OCI_EMPTY, "{}");
    }

    public String digest() {
        return Digests.sha256(bytes);
    }

    public long size() {
        return bytes.length;
    }

    public String text() {
        return new String(bytes, UTF_8);
    }

    /** The same bytes as something else. */
    Blob as(String otherType) {
        return new Blob(otherType, bytes);
    }

    /** The descriptor that names this blob in a manifest, as a JSON object that can still be added to. */
    Map<String, Object> descriptor() {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", mediaType);
        descriptor.put("digest", digest());
        descriptor.put("size", size());
        return descriptor;
    }
}
