package dev.purser.http;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.util.Map;

/** A failure whose answer carries header fields beside the error: where an upload stands, how large the content is. */
public final class AnsweredFailure extends PurserException {
    private static final long serialVersionUID = 1L;

    private final transient Headers headers;

    public AnsweredFailure(ErrorCode error, Map<String, Object> detail, Headers headers) {
        super(error, detail);
        this.headers = headers;
    }

    /** The fields to add to the answer. */
    Headers headers() {
        return headers;
    }
}
