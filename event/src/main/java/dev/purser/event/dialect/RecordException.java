package dev.purser.event.dialect;

/** A record that is not read, and why: set aside by whoever reads, never dropped in silence. */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a record is not read. */
    public enum Reason {
        /** Not the dialect's form: broken JSON, a missing member, a wrong type. */
        MALFORMED("malformed"),
        /** A good record of another service, or of something that no action stands for. */
        OTHER_SERVICE("other-service"),
        /** A version of the format that is not known. */
        UNSUPPORTED_VERSION("unsupported-version"),
        /** Larger than is taken. */
        TOO_LARGE("too-large");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The word for lists of records set aside. */
        public String text() {
            return text;
        }
    }

    private final Reason reason;

    /**
     * @param message what was wrong and what was expected; quotes no more than a name or a short value
     */
    public RecordException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RecordException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
