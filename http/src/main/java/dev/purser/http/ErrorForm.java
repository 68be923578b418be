package dev.purser.http;

import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;

/** How failures look in an interface, and how its answers name the request. Immutable, thread-safe. */
public interface ErrorForm {
    /**
     * The answer of a failure.
     *
     * @param requestId names the request; empty where it left no trace
     */
    Answer answer(PurserException failure, String requestId);

    /** The HTTP status that a failure is answered with. */
    default int status(PurserException failure) {
        return failure.error().status();
    }

    /** Any answer, with the request's id in the fields of this interface. */
    default Answer stamped(Answer answer, String requestId) {
        return answer.with("X-Request-Id", requestId);
    }

    /** The form of an interface whose endpoints name no other. */
    static ErrorForm of(CallInterface face) {
        return face == CallInterface.OCI ? OwnErrorForm.OCI : OwnErrorForm.PURSER;
    }

    /** The form that belongs to a path at which there is no endpoint. */
    static ErrorForm at(String path) {
        return path.startsWith("/v2/") || path.equals("/v2") ? OwnErrorForm.OCI : OwnErrorForm.PURSER;
    }
}
