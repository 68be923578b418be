package dev.purser.http.sigv4;

import dev.purser.event.CallInterface;
import dev.purser.http.HttpError;
import dev.purser.http.Request;
import dev.purser.identity.IdentityError;
import dev.purser.identity.LoginRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the signature of a request and everything about it that can be judged without the key: its form, its time, its
 * service. Thread-safe.
 */
public final class SigV4 {
    /** How far a client's clock may be off: S3's 15 minutes, for every service. */
    public static final Duration SKEW = Duration.ofMinutes(15);

    private static final String CONTENT_HASH = "X-Amz-Content-Sha256";
    private static final String PREFIX = "x-amz-";

    private SigV4() {}

    /** Whether a request claims to be signed, in either form. */
    public static boolean shown(Request request) {
        return inHeader(request) || request.query().sent("X-Amz-Signature").isPresent();
    }

    private static boolean inHeader(Request request) {
        return request.header("Authorization")
                .filter(field -> field.strip().startsWith(SignatureReader.ALGORITHM))
                .isPresent();
    }

    /**
     * Reads a signature that is {@link #shown}.
     *
     * @param face the interface that the request came to
     * @param largestBody the largest body, in bytes, that is read to check it
     * @throws LoginRefusedException if it cannot be read, has no session of ours, is for another service, or was not made
     *     now
     * @throws dev.purser.event.PurserException {@link HttpError#NOT_IMPLEMENTED} if the body would come in signed chunks
     */
    public static SignedRequest read(Request request, CallInterface face, int largestBody, Instant now) {
        Signed signed;
        try {
            boolean header = inHeader(request);
            boolean query = request.query().sent("X-Amz-Signature").isPresent();
            if (query && request.header("Authorization").isPresent()) {
                throw new SignatureReader.MalformedException("signed twice: in the header and in the query");
            }
            signed = header ? SignatureReader.header(request) : SignatureReader.query(request);
            requireSigned(request, signed);
        } catch (SignatureReader.MalformedException unreadable) {
            throw LoginRefusedException.ofAccessKey(
                    IdentityError.SIGNATURE_MALFORMED, Optional.empty(), unreadable.getMessage());
        }
        Optional<String> key = Optional.of(signed.scope().accessKey());
        if (!services(face).contains(signed.scope().service())) {
            throw LoginRefusedException.ofAccessKey(
                    IdentityError.SIGNATURE_MALFORMED, key, "signed for a service other than " + services(face));
        }
        if (session(request)) {
            throw LoginRefusedException.ofAccessKey(
                    IdentityError.ACCESS_KEY_INVALID, key, "session tokens are not made here");
        }
        inTime(signed, key, now);
        return new SignedRequest(request, signed, payload(request, signed, key), largestBody);
    }

    /** Which signing names an interface takes. */
    private static Set<String> services(CallInterface face) {
        return switch (face) {
            case ECR -> Set.of("ecr", "ecr-public");
            case CLOUDTRAIL -> Set.of("cloudtrail");
            case S3 -> Set.of("s3");
            default -> Set.of("ecr", "ecr-public", "cloudtrail", "s3");
        };
    }

    private static boolean session(Request request) {
        return request.headers().has("X-Amz-Security-Token")
                || request.query().sent("X-Amz-Security-Token").isPresent();
    }

    /** A field of Amazon's that is not signed could have been added on the way. */
    private static void requireSigned(Request request, Signed signed) throws SignatureReader.MalformedException {
        boolean[] missing = {false};
        request.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            missing[0] |= lower.startsWith(PREFIX) && !signed.headers().contains(lower);
        });
        if (missing[0]) {
            throw new SignatureReader.MalformedException("every field that begins with x-amz- must be signed");
        }
        for (String name : signed.headers()) {
            if (!request.headers().has(name)) {
                throw new SignatureReader.MalformedException("a signed field is missing");
            }
        }
    }

    private static void inTime(Signed signed, Optional<String> key, Instant now) {
        Instant from = signed.at().minus(SKEW);
        Instant to = signed.at().plus(signed.expires().orElse(SKEW));
        if (now.isBefore(from) || now.isAfter(to)) {
            throw LoginRefusedException.ofAccessKey(
                    IdentityError.SIGNATURE_EXPIRED, key, "signed at " + signed.at() + "; here it is " + now);
        }
    }

    private static Optional<String> payload(Request request, Signed signed, Optional<String> key) {
        boolean s3 = signed.scope().service().equals("s3");
        Optional<String> stated =
                request.header(CONTENT_HASH).or(() -> request.query().sent(CONTENT_HASH));
        if (stated.isEmpty()) {
            return s3 && signed.presigned() ? Optional.of(SignedRequest.UNSIGNED) : Optional.empty();
        }
        String hash = stated.get();
        if (hash.startsWith("STREAMING-")) {
            throw HttpError.NOT_IMPLEMENTED.because("a body in signed chunks");
        }
        if (hash.equals(SignedRequest.UNSIGNED) ? !s3 : hash.length() != 64) {
            throw LoginRefusedException.ofAccessKey(
                    IdentityError.SIGNATURE_MALFORMED, key, "x-amz-content-sha256 must be the body's SHA-256");
        }
        return stated;
    }
}
