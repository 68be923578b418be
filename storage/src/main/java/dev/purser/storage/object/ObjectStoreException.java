package dev.purser.storage.object;

import java.time.Duration;
import java.util.Optional;

/** A store that did not do what it was asked, and whether asking again may help. Names no secret. */
public final class ObjectStoreException extends Exception {
    private static final long serialVersionUID = 1;

    /** What sort of failure. */
    public enum Kind {
        /** No connection, a time-out, a 5xx: may pass. */
        UNREACHABLE,
        /** Asked to slow down. */
        THROTTLED,
        /** Credentials or rights do not suffice. */
        DENIED,
        /** The bucket or folder itself is not there, or is set up so that it cannot be used. */
        MISCONFIGURED,
        /** No space. */
        FULL,
        /** This object is refused, whatever the state of the store: too large, a bad name. */
        REFUSED
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public ObjectStoreException(Kind kind, String message, Throwable cause) {
        this(kind, message, Optional.empty(), cause);
    }

    /**
     * @param retryAfter how long the store asked to be left alone
     */
    public ObjectStoreException(Kind kind, String message, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
