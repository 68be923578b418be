package dev.purser.http.oci;

import dev.purser.event.ErrorCode;

/** What can be wrong with a request to this interface before the registry is asked. */
public enum OciError implements ErrorCode {
    RANGE_UNSATISFIABLE(
            "UNSUPPORTED", 416, "the content has no such range", "Ask for a range inside the size in Content-Range."),
    CHUNK_RANGE_MALFORMED(
            "BLOB_UPLOAD_INVALID",
            400,
            "the Content-Range of the chunk is malformed",
            "Send <first byte>-<last byte>, as long as the chunk."),
    GRANT_UNSUPPORTED(
            "UNSUPPORTED",
            400,
            "a token cannot be had in this way",
            "Send grant_type=password with username and password, or grant_type=refresh_token with refresh_token."),
    FORM_TOO_LARGE("SIZE_INVALID", 413, "the form is larger than any token request", "Send fewer or shorter scopes.");

    private final String code;
    private final int status;
    private final String message;
    private final String advice;

    OciError(String code, int status, String message, String advice) {
        this.code = code;
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    /** The nearest name of the specification's closed list. */
    @Override
    public String code() {
        return code;
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
