package dev.purser.event;

/**
 * One kind of failure, registered once: each room has an enum of its own that implements this, and the page of errors
 * is generated from all of them.
 */
public interface ErrorCode {
    /** The code as clients and the record see it, upper case with underscores; the OCI code where the spec has one. */
    String code();

    /** What was wrong, for the client; names no person and holds no secret. */
    String message();

    /** What to do about it, for the operator or the client. */
    String advice();

    /** The HTTP status that it is answered with. */
    int status();
}
