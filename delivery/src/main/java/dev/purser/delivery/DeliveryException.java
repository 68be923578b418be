package dev.purser.delivery;

import java.time.Duration;
import java.util.Optional;

/** A batch that was not taken now, and why. Names no secret. */
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1;

    /** What sort of failure; decides what is tried next. */
    public enum Kind {
        /** No connection, a time-out, a 5xx, garbage for an answer: the same again, later. */
        UNREACHABLE("unreachable"),
        /** Asked to slow down: the same again, after the time that was asked for. */
        THROTTLED("throttled"),
        /** Credentials expired, rights missing: the same again, at the slowest pace, until somebody mends it. */
        DENIED("denied"),
        /** Set up so that it cannot work: a bucket, topic or folder that is not there. As {@link #DENIED}. */
        MISCONFIGURED("misconfigured"),
        /** No space on the other side. As {@link #DENIED}. */
        FULL("full"),
        /** This batch as a whole is refused (too large, or one record of it that the other side does not name): halves
         * are tried, down to single records, which become dead letters. */
        REFUSED("refused");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word in status and metrics. */
        public String text() {
            return text;
        }
    }

    private final Kind kind;
    private final int taken;
    private final transient Optional<Duration> retryAfter;

    public DeliveryException(Kind kind, String message, Throwable cause) {
        this(kind, message, 0, Optional.empty(), cause);
    }

    /**
     * @param message what went wrong and what to do, for the operator
     * @param taken how many of the batch's first records were taken all the same
     * @param retryAfter how long the other side asked to be left alone
     */
    public DeliveryException(Kind kind, String message, int taken, Optional<Duration> retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.taken = taken;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How many of the batch's first records were taken. */
    public int taken() {
        return taken;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
