package dev.purser.http.oci;

import dev.purser.event.ErrorCode;

/** What can be wrong with a request to this interface before the registry is asked. */
public enum OciError implements ErrorCode {
    PAGINATION_NUMBER_INVALID(400, "the number of entries asked for is none", "send n as a number from 0 on"),
    RANGE_INVALID(416, "the content has no such range", "ask for a range inside the size in Content-Range"),
    RANGE_MALFORMED(400, "the Content-Range of the chunk is malformed", "send <first byte>-<last byte>"),
    SIZE_INVALID(400, "the length announced and the length of the content differ", "send what was announced"),
    UNSUPPORTED(400, "the operation is not supported", "see the API reference for what is");

    private final int status;
    private final String message;
    private final String advice;

    OciError(int status, String message, String advice) {
        this.status = status;
        this.message = message;
        this.advice = advice;
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
