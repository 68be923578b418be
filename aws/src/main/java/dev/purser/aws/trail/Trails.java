package dev.purser.aws.trail;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trails of this registry. Every change commits with its record. Thread-safe.
 *
 * <p>A trail is named by its name or by its ARN. Of an ARN, account and region must be this registry's, or nothing is
 * found; a change by an ARN of another region is {@link TrailError#TRAIL_OTHER_REGION}.
 */
public interface Trails {
    /**
     * Makes a trail that is not running yet.
     *
     * @throws PurserException {@link TrailError#TRAIL_EXISTS}, {@link TrailError#TRAIL_LIMIT}, or one of the errors of
     *     the bucket
     */
    Trail create(Recording recording, String name, TrailSettings settings, Map<String, String> tags);

    /**
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}, or one of the errors of the bucket
     */
    Trail update(Recording recording, String nameOrArn, SettingsChange change);

    /**
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}
     */
    void delete(Recording recording, String nameOrArn);

    /**
     * Starts or stops the writing of files; does nothing more if it is so already, which is recorded all the same.
     *
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}
     */
    Trail logging(Recording recording, String nameOrArn, boolean run);

    /**
     * Puts selectors in place of those that stand, of whichever kind.
     *
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}
     */
    Trail select(Recording recording, String nameOrArn, TrailSelectors selectors);

    /**
     * Puts tags on a trail; one whose key is there already is replaced.
     *
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}, {@link TrailError#TRAIL_TAG_LIMIT}
     */
    Trail tag(Recording recording, String nameOrArn, Map<String, String> tags);

    /**
     * Takes tags off a trail; keys that it has not are passed over.
     *
     * @throws PurserException {@link TrailError#TRAIL_UNKNOWN}
     */
    Trail untag(Recording recording, String nameOrArn, Set<String> keys);

    Optional<Trail> find(String nameOrArn);

    /** All, by name. */
    List<Trail> list();

    /**
     * The topic of that name or ARN, to be told from now on.
     *
     * @throws PurserException {@link TrailError#TRAIL_TOPIC_UNKNOWN}
     */
    Topic topic(String nameOrArn);

    /** How delivery goes. */
    TrailStatus status(Trail trail);

    /** Makes new settings of those that stand. */
    @FunctionalInterface
    interface SettingsChange {
        TrailSettings apply(TrailSettings was);
    }
}
