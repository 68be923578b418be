package dev.purser.http.oci;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import dev.purser.http.Request;
import dev.purser.registry.RegistryError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Bodies that are read whole, and so must be small. */
final class BoundedBody {
    private BoundedBody() {}

    /**
     * Reads the body, never more than the limit and one byte.
     *
     * @param most bytes
     * @param tooLarge what is said where there is more
     * @throws UncheckedIOException when the client goes away before the end
     */
    static byte[] read(Request request, int most, ErrorCode tooLarge) {
        if (request.contentLength() > most) {
            throw over(most, tooLarge);
        }
        byte[] body;
        try {
            body = request.body().readNBytes(most + 1);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        if (body.length > most) {
            throw over(most, tooLarge);
        }
        if (request.contentLength() >= 0 && body.length != request.contentLength()) {
            throw new PurserException(
                    RegistryError.SIZE_INVALID,
                    Map.of("contentLength", request.contentLength(), "received", body.length));
        }
        return body;
    }

    private static PurserException over(int most, ErrorCode tooLarge) {
        return new PurserException(tooLarge, Map.of("limitBytes", most));
    }
}
