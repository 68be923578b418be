package dev.purser.http.oci;

import dev.purser.event.PurserException;
import dev.purser.http.Request;
import dev.purser.registry.RegistryError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a chunk of an upload belongs: the {@code Content-Range} of a PATCH or PUT, which here is {@code <first>-<last>}
 * without a unit (distribution specification, "Pushing a blob in chunks").
 *
 * @param first the chunk's first byte in the blob
 * @param last its last byte
 */
record ChunkRange(long first, long last) {
    private static final Pattern FORM =
            Pattern.compile("(?:bytes[= ])?([0-9]{1,18})-([0-9]{1,18})(?:/(?:\\*|[0-9]+))?");

    /**
     * The range of a request; empty where it has none and so goes on wherever the upload stands.
     *
     * @throws PurserException with {@link OciError.CHUNK_RANGE_MALFORMED} or, where the length announced is another than the
     *     range's, {@link RegistryError.SIZE_INVALID}
     */
    static Optional<ChunkRange> of(Request request) {
        Optional<String> field = request.header("Content-Range");
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(field.get().strip());
        if (!form.matches()) {
            throw malformed(field.get());
        }
        ChunkRange range = new ChunkRange(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
        if (range.last < range.first) {
            throw malformed(field.get());
        }
        long announced = request.contentLength();
        if (announced >= 0 && announced != range.length()) {
            throw new PurserException(
                    RegistryError.SIZE_INVALID, Map.of("contentRange", range.length(), "contentLength", announced));
        }
        return Optional.of(range);
    }

    /** Bytes of the chunk. */
    long length() {
        return last - first + 1;
    }

    private static PurserException malformed(String field) {
        return new PurserException(
                OciError.CHUNK_RANGE_MALFORMED,
                Map.of("contentRange", field.substring(0, Math.min(field.length(), 100))));
    }
}
