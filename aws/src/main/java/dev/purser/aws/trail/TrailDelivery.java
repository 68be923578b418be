package dev.purser.aws.trail;

import java.util.Optional;
import java.util.UUID;

/** What brings a trail's files into its bucket. Thread-safe, blocking. */
public interface TrailDelivery {
    /**
     * Tries whether the bucket takes the files of a trail.
     *
     * @throws dev.purser.event.PurserException {@link TrailError#TRAIL_BUCKET_UNKNOWN},
     *     {@link TrailError#TRAIL_BUCKET_REFUSES}
     */
    void check(Trail trail);

    /**
     * Makes delivery what a trail says now: it runs if the trail does, takes what its selectors take, and writes where its
     * settings say. The same twice does nothing more.
     *
     * @param cause the event of the change that this follows; empty where it is only made sure
     */
    void follow(Optional<UUID> cause, Trail trail);

    /**
     * Takes nothing more for a trail that is deleted; what happened before is still delivered. The same twice does nothing
     * more.
     */
    void end(Optional<UUID> cause, Trail trail);

    /** Takes down what delivered a deleted trail; its files stay. */
    void finish(Trail trail);

    /**
     * The topic of that name or ARN, to be told from now on.
     *
     * @throws dev.purser.event.PurserException {@link TrailError#TRAIL_TOPIC_UNKNOWN}
     */
    Topic topic(String nameOrArn);

    TrailStatus status(Trail trail);
}
