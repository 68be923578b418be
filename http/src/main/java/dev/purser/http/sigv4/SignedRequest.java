package dev.purser.http.sigv4;

import dev.purser.event.PurserException;
import dev.purser.http.HttpError;
import dev.purser.http.Request;
import dev.purser.identity.Credentials;
import dev.purser.identity.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A request whose signature has been read. Its body is read once, whole and bounded, and only where the key is known: who
 * has none cannot make this use memory. For the request's thread.
 */
public final class SignedRequest {
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private final Request request;
    private final Signed signed;
    private final Optional<String> announced;
    private final int largestBody;
    private Optional<byte[]> body = Optional.empty();

    /**
     * @param announced the body's hash as the request states it, {@link #UNSIGNED}, or empty where it does not say
     */
    SignedRequest(Request request, Signed signed, Optional<String> announced, int largestBody) {
        this.request = request;
        this.signed = signed;
        this.announced = announced;
        this.largestBody = largestBody;
    }

    /** What is to be authenticated. */
    public Credentials credentials() {
        return new Credentials.Signed(signed.scope().accessKey(), this::madeWith);
    }

    /** The request for the handler: its body is what was checked. */
    public Request request() {
        return body.map(bytes -> new Request(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.headers(),
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        request.peer(),
                        request.presence()))
                .orElse(request);
    }

    private boolean madeWith(Secret secret) {
        String hash = announced.orElseGet(this::bodyHash);
        String wanted = SignatureMaker.sign(secret, signed, CanonicalRequest.of(request, signed, hash));
        if (!SignatureMaker.same(wanted, signed.signature())) {
            return false;
        }
        return hash.equals(UNSIGNED) || SignatureMaker.same(hash, bodyHash());
    }

    private String bodyHash() {
        if (body.isEmpty()) {
            body = Optional.of(read());
        }
        return SignatureMaker.sha256(body.get());
    }

    private byte[] read() {
        try {
            byte[] bytes = request.contentLength() > largestBody
                    ? null
                    : request.body().readNBytes(largestBody + 1);
            if (bytes == null || bytes.length > largestBody) {
                throw new PurserException(HttpError.PAYLOAD_TOO_LARGE, Map.of("limit", (long) largestBody));
            }
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
