package dev.purser.http.purser;

import dev.purser.event.PurserException;
import java.util.Base64;

/** Numbers and hashes as they stand in paths and answers. */
final class Sequences {
    private Sequences() {}

    /**
     * A sequence number out of a path.
     *
     * @throws PurserException with {@link ApiError#RESOURCE_UNKNOWN} if it is none
     */
    static long parse(String text) {
        if (text.matches("0|[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        throw new PurserException(ApiError.RESOURCE_UNKNOWN);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
