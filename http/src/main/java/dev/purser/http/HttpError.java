package dev.purser.http;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.util.Map;

/** What can be wrong with a request before any room is asked. */
public enum HttpError implements ErrorCode {
    BAD_REQUEST(400, "the request is malformed", "correct the part that the detail names"),
    NOT_FOUND(404, "there is nothing at this path", "see the API reference for the paths that exist"),
    METHOD_NOT_ALLOWED(405, "this method is not offered here", "use one of those in the Allow header"),
    LENGTH_REQUIRED(411, "the request needs a Content-Length", "send the length of the body"),
    PAYLOAD_TOO_LARGE(413, "the body is larger than is taken here", "see the limit in the detail"),
    UNSUPPORTED_MEDIA_TYPE(415, "the body's media type is not taken here", "send one that the detail names"),
    REQUEST_TIMEOUT(408, "the body did not arrive in time", "send it again over a better connection"),
    CLIENT_GONE(499, "the client went away before it had sent the whole request", "send the request again"),
    NOT_IMPLEMENTED(501, "that is not offered", "do without what the detail names"),
    TOO_BUSY(503, "too many requests at once", "try again after a moment"),
    INTERNAL(500, "the server failed", "look for the request id in the server's log");

    private final int status;
    private final String message;
    private final String advice;

    HttpError(int status, String message, String advice) {
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    /** This error with its reason. */
    public PurserException because(String reason) {
        return new PurserException(this, Map.of("reason", reason));
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return status;
    }
}
