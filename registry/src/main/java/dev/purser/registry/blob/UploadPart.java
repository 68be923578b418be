package dev.purser.registry.blob;

import dev.purser.event.PurserException;
import dev.purser.registry.RegistryError;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes that are sent to an upload.
 *
 * @param body read to its end or to {@code length}; not closed
 * @param offset where the part says that it begins; empty where it does not say, then it continues the upload
 * @param length how many bytes it says that it has; empty where it does not say
 */
public record UploadPart(InputStream body, OptionalLong offset, OptionalLong length) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** No bytes: for closing an upload whose parts were all sent. */
    public static final UploadPart NONE =
            new UploadPart(InputStream.nullInputStream(), OptionalLong.empty(), OptionalLong.of(0));

    /**
     * From a request (OCI distribution-spec, "Pushing a blob in chunks").
     *
     * @param contentRange the header {@code Content-Range} as sent, {@code start-end} with both ends inclusive
     * @param contentLength the header {@code Content-Length}, -1 if there was none
     * @throws PurserException {@link RegistryError#BLOB_UPLOAD_INVALID} if the range is malformed,
     *     {@link RegistryError#SIZE_INVALID} if the two disagree
     */
    public static UploadPart of(InputStream body, Optional<String> contentRange, long contentLength) {
        OptionalLong length = contentLength < 0 ? OptionalLong.empty() : OptionalLong.of(contentLength);
        if (contentRange.isEmpty()) {
            return new UploadPart(body, OptionalLong.empty(), length);
        }
        Matcher range = CONTENT_RANGE.matcher(contentRange.get());
        if (!range.matches()) {
            throw new PurserException(
                    RegistryError.BLOB_UPLOAD_INVALID, Map.of("contentRange", RegistryError.shown(contentRange.get())));
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        // An empty part cannot be said in inclusive ends; clients write 0-0 or n-(n-1) for it.
        long said = length.isPresent() && length.getAsLong() == 0 && last - first <= 0 ? 0 : last - first + 1;
        if (said < 0 || (length.isPresent() && length.getAsLong() != said)) {
            throw new PurserException(
                    RegistryError.SIZE_INVALID,
                    Map.of("contentRange", contentRange.get(), "contentLength", contentLength));
        }
        return new UploadPart(body, OptionalLong.of(first), OptionalLong.of(said));
    }
}
