package dev.purser.aws.route;

import dev.purser.aws.digest.DigestChains;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.StoredTrails.Ended;
import dev.purser.aws.trail.Trail;
import dev.purser.event.PurserException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that takes down what is behind deleted trails, once they have come to their end: every event from before is in a
 * file, the last digest names the last file, and the topic has been told. What does not come to its end within
 * {@link #PATIENCE}, because its bucket is gone, say, is taken down as it is. One run at a time.
 */
final class TrailEndings implements Runnable {
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(TrailEndings.class);

    private final StoredTrails trails;
    private final Drained drained;
    private final DigestChains chains;
    private final TrailNotices notices;
    private final Clock clock;

    TrailEndings(StoredTrails trails, Drained drained, DigestChains chains, TrailNotices notices, Clock clock) {
        this.trails = trails;
        this.drained = drained;
        this.chains = chains;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (Ended one : trails.ended()) {
            try {
                boolean given = clock.instant().isAfter(one.deleted().plus(PATIENCE));
                if (given || done(one.trail())) {
                    if (given) {
                        LOG.warn(
                                "the deleted trail {} is given up before its end",
                                one.trail().name());
                    }
                    trails.finish(one.trail().name());
                    drained.forget(one.trail());
                }
            } catch (PurserException notNow) {
                LOG.warn("the deleted trail {} has to wait: {}", one.trail().name(), notNow.getMessage());
            }
        }
    }

    private boolean done(Trail trail) {
        return drained.since(trail).isPresent()
                && (!trail.settings().validation()
                        || trail.started()
                                .map(started -> chains.over(TrailSetup.name(trail), started))
                                .orElse(true))
                && notices.done(trail);
    }
}
