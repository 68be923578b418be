package dev.purser.http.purser;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.util.Map;

/** What can be wrong with a call of Purser's own API. */
public enum ApiError implements ErrorCode {
    INVALID_PARAMETER(
            400, "a parameter of the query is not taken here", "see the detail for the name and what it takes"),
    INVALID_BODY(400, "the body is not what is taken here", "see the detail for the member and what it takes"),
    INVALID_CURSOR(
            400,
            "the cursor is not one that was handed out for this list and this caller since the last start",
            "begin the list anew without a cursor"),
    CHECKPOINT_UNKNOWN(404, "nothing has been signed yet", "ask again after the first event"),
    TILE_UNKNOWN(404, "the tree has no such tile yet", "ask for tiles below the size of the checkpoint"),
    PROOF_UNKNOWN(404, "the tree has no proof for these sizes", "ask below the size of the checkpoint"),
    RESOURCE_UNKNOWN(404, "there is no such thing", "list what there is");

    private final int status;
    private final String message;
    private final String advice;

    ApiError(int status, String message, String advice) {
        this.status = status;
        this.message = message;
        this.advice = advice;
    }

    /** This error about one named thing. */
    PurserException at(String name, String expected) {
        return new PurserException(this, Map.of("name", name, "expected", expected));
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
