package dev.purser.event;

import java.util.Map;

/**
 * A failure with a registered code: the only exception that a room throws across its border for what a caller can cause
 * or must know. Mapped to an answer in one place.
 */
public class PurserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;
    private final transient Map<String, Object> detail;

    public PurserException(ErrorCode error) {
        this(error, Map.of());
    }

    /**
     * @param detail facts for the client: what was wrong and where; names no secret
     */
    public PurserException(ErrorCode error, Map<String, Object> detail) {
        this(error, detail, null);
    }

    /**
     * @param cause kept for the server's log, never shown to a client; may be null
     */
    public PurserException(ErrorCode error, Map<String, Object> detail, Throwable cause) {
        super(error.code() + ": " + error.message(), cause, false, cause != null);
        this.error = error;
        this.detail = Map.copyOf(detail);
    }

    public ErrorCode error() {
        return error;
    }

    public Map<String, Object> detail() {
        return detail;
    }
}
