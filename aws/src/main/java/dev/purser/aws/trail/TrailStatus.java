package dev.purser.aws.trail;

import java.time.Instant;
import java.util.Optional;

/**
 * How the delivery of a trail goes.
 *
 * @param delivered when a log file was last put into the bucket
 * @param deliveryError why the last attempt failed; empty if it did not
 * @param digestDelivered when a digest was last put into the bucket
 * @param digestError why the last attempt at a digest failed; empty if it did not
 * @param noticeTried when the topic was last told something
 * @param noticeTaken when the topic last took what it was told
 * @param noticeError why the topic did not; empty if it did
 */
public record TrailStatus(
        Optional<Instant> delivered,
        Optional<String> deliveryError,
        Optional<Instant> digestDelivered,
        Optional<String> digestError,
        Optional<Instant> noticeTried,
        Optional<Instant> noticeTaken,
        Optional<String> noticeError) {
    /** Nothing delivered, nothing failed. */
    public static final TrailStatus NONE = new TrailStatus(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
