package dev.purser.aws.s3;

import dev.purser.aws.AwsError;
import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.ErrorForm;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import dev.purser.identity.IdentityError;

/** {@code <Error><Code>…</Code><Message>…</Message>…</Error>} with S3's statuses. */
final class S3Errors implements ErrorForm {
    static final S3Errors FORM = new S3Errors();

    private S3Errors() {}

    /** S3's name of a failure, the status that goes with it, and its words. */
    private record Named(String code, int status, String message) {}

    @Override
    public Answer answer(PurserException failure, String requestId) {
        Named named = named(failure.error());
        Object reason = failure.detail().get("reason");
        Xml xml = new Xml()
                .open("Error")
                .element("Code", named.code())
                .element("Message", reason == null ? named.message() : named.message() + ": " + reason)
                .element("RequestId", requestId)
                .element("HostId", "purser")
                .close("Error");
        return Answer.bytes(named.status(), Headers.of("Content-Type", "application/xml"), xml.bytes());
    }

    @Override
    public int status(PurserException failure) {
        return named(failure.error()).status();
    }

    @Override
    public Answer stamped(Answer answer, String requestId) {
        return ErrorForm.super.stamped(answer, requestId).with("x-amz-request-id", requestId);
    }

    private static Named named(ErrorCode error) {
        return switch (error) {
            case AwsError ours -> new Named(ours.wireName(), error.status(), error.message());
            case IdentityError.SIGNATURE_WRONG ->
                new Named(
                        "SignatureDoesNotMatch",
                        403,
                        "The request signature we calculated does not match the signature you provided. Check your key"
                                + " and signing method.");
            case IdentityError.SIGNATURE_EXPIRED ->
                new Named(
                        "RequestTimeTooSkewed",
                        403,
                        "The difference between the request time and the current time is too large.");
            case IdentityError.ACCESS_KEY_INVALID ->
                new Named(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
            case IdentityError.SIGNATURE_MALFORMED, IdentityError.CREDENTIALS_MALFORMED ->
                new Named("AuthorizationHeaderMalformed", 400, "The authorization header is malformed");
            case IdentityError.TOO_MANY_ATTEMPTS, IdentityError.BUSY ->
                new Named("SlowDown", 503, "Please reduce your request rate.");
            case IdentityError.UNAUTHORIZED,
                    IdentityError.TOKEN_INVALID,
                    IdentityError.DENIED,
                    IdentityError.NETWORK_DENIED -> new Named("AccessDenied", 403, "Access Denied");
            case HttpError.METHOD_NOT_ALLOWED ->
                new Named("MethodNotAllowed", 405, "The specified method is not allowed against this resource.");
            case HttpError.NOT_IMPLEMENTED ->
                new Named("NotImplemented", 501, "A header you provided implies functionality that is not implemented");
            case HttpError.PAYLOAD_TOO_LARGE -> new Named("EntityTooLarge", 400, error.message());
            default ->
                error.status() == 503
                        ? new Named("ServiceUnavailable", 503, error.message())
                        : error.status() >= 500
                                ? new Named("InternalError", 500, error.message())
                                : new Named("InvalidRequest", 400, error.message());
        };
    }
}
