package dev.purser.aws.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.purser.aws.AwsError;
import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.ErrorForm;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import dev.purser.identity.IdentityError;
import java.nio.charset.StandardCharsets;

/** {@code {"__type":"…","message":"…"}} with 400, or 500 and 503 where the fault is here. */
public final class JsonErrors implements ErrorForm {
    /** The form; it has no state. */
    public static final JsonErrors FORM = new JsonErrors();

    static final String MEDIA_TYPE = "application/x-amz-json-1.1";

    private JsonErrors() {}

    @Override
    public Answer answer(PurserException failure, String requestId) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("__type", type(failure.error()))
                .put("message", message(failure))
                .toString();
        return Answer.bytes(
                status(failure), Headers.of("Content-Type", MEDIA_TYPE), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int status(PurserException failure) {
        int status = failure.error().status();
        return failure.error() == IdentityError.BUSY || status < 500 ? 400 : status == 503 ? 503 : 500;
    }

    @Override
    public Answer stamped(Answer answer, String requestId) {
        return ErrorForm.super.stamped(answer, requestId).with("x-amzn-RequestId", requestId);
    }

    private static String type(ErrorCode error) {
        return switch (error) {
            case AwsError ours -> ours.wireName();
            case IdentityError.UNAUTHORIZED -> "MissingAuthenticationTokenException";
            case IdentityError.CREDENTIALS_MALFORMED, IdentityError.SIGNATURE_MALFORMED ->
                "IncompleteSignatureException";
            case IdentityError.SIGNATURE_WRONG, IdentityError.SIGNATURE_EXPIRED -> "InvalidSignatureException";
            case IdentityError.ACCESS_KEY_INVALID, IdentityError.TOKEN_INVALID -> "UnrecognizedClientException";
            case IdentityError.TOO_MANY_ATTEMPTS, IdentityError.BUSY -> "ThrottlingException";
            case IdentityError.DENIED, IdentityError.NETWORK_DENIED -> "AccessDeniedException";
            case HttpError.NOT_FOUND, HttpError.METHOD_NOT_ALLOWED -> "UnknownOperationException";
            case HttpError.BAD_REQUEST, HttpError.UNSUPPORTED_MEDIA_TYPE -> "SerializationException";
            case HttpError.PAYLOAD_TOO_LARGE -> "RequestEntityTooLargeException";
            case HttpError.NOT_IMPLEMENTED -> "UnsupportedOperationException";
            default ->
                error.status() == 503
                        ? "ServiceUnavailable"
                        : error.status() >= 500 ? "InternalFailure" : "ValidationException";
        };
    }

    /** The words that Amazon's clients know, where they tell more than ours. */
    private static String message(PurserException failure) {
        Object reason = failure.detail().get("reason");
        String words = switch (failure.error()) {
            case IdentityError.UNAUTHORIZED -> "Missing Authentication Token";
            case IdentityError.SIGNATURE_WRONG ->
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.";
            case IdentityError.SIGNATURE_EXPIRED -> "Signature expired";
            case IdentityError.ACCESS_KEY_INVALID -> "The security token included in the request is invalid.";
            case IdentityError.TOO_MANY_ATTEMPTS, IdentityError.BUSY -> "Rate exceeded";
            case IdentityError.DENIED -> "You are not authorized to perform this operation.";
            default -> "";
        };
        if (words.isEmpty()) {
            return reason == null ? failure.error().message() : reason.toString();
        }
        return reason == null ? words : words + ": " + reason;
    }
}
