package dev.purser.aws.route;

import dev.purser.aws.digest.DigestPlan;
import dev.purser.aws.digest.DigestWriter;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.Trail;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that writes the digests of all trails which are due; one run at a time. */
final class DigestRuns implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DigestRuns.class);

    private final StoredTrails trails;
    private final Drained drained;
    private final DigestWriter writer;
    private final TrailStorage storage;
    private final Supplier<Optional<String>> checkpoint;
    private final Duration every;

    /**
     * @param checkpoint the journal's latest signed checkpoint
     * @param every how much time one digest covers
     */
    DigestRuns(
            StoredTrails trails,
            Drained drained,
            DigestWriter writer,
            TrailStorage storage,
            Supplier<Optional<String>> checkpoint,
            Duration every) {
        this.trails = trails;
        this.drained = drained;
        this.writer = writer;
        this.storage = storage;
        this.checkpoint = checkpoint;
        this.every = every;
    }

    /** A trail whose bucket takes none does not hold up the others: its digests are due still. */
    @Override
    public void run() {
        for (Trail trail : trails.all()) {
            if (trail.settings().validation() && trail.started().isPresent()) {
                try (ObjectStore store = storage.open(trail.settings().bucket())) {
                    writer.run(plan(trail), store, checkpoint.get());
                } catch (ObjectStoreException away) {
                    LOG.warn("digests of the trail {} could not be written: {}", trail.name(), away.getMessage());
                }
            }
        }
    }

    private DigestPlan plan(Trail trail) {
        return new DigestPlan(
                trail.name(),
                TrailSetup.name(trail),
                trail.settings().bucket(),
                trail.settings().prefix(),
                trail.home(),
                trail.started().orElseThrow(),
                drained.since(trail),
                every);
    }
}
