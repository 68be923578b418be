package dev.purser.journal.segment;

/** Bytes that are not what was written: damage, as opposed to a failure to read or write them. */
public final class BadFrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadFrameException(String message) {
        super(message, null, false, true);
    }
}
