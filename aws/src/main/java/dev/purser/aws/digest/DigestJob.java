package dev.purser.aws.digest;

import dev.purser.delivery.Destinations;
import dev.purser.event.PurserException;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what digests are due, of all trails, each time it runs; what fails is due again at the next run. For one thread at a
 * time; {@link #error} for any.
 */
public final class DigestJob implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DigestJob.class);

    private final Supplier<List<DigestPlan>> plans;
    private final Destinations destinations;
    private final DigestWriter writer;
    private final Supplier<Optional<String>> checkpoint;
    private final Map<String, String> errors = new ConcurrentHashMap<>();

    /**
     * @param plans the trails that write digests
     * @param checkpoint the journal's latest signed checkpoint
     */
    public DigestJob(
            Supplier<List<DigestPlan>> plans,
            Destinations destinations,
            DigestWriter writer,
            Supplier<Optional<String>> checkpoint) {
        this.plans = plans;
        this.destinations = destinations;
        this.writer = writer;
        this.checkpoint = checkpoint;
    }

    @Override
    public void run() {
        for (DigestPlan plan : plans.get()) {
            try {
                Optional<ObjectStore> store = destinations.store(plan.destination());
                if (store.isPresent()) {
                    try (ObjectStore open = store.get()) {
                        writer.run(plan, open, checkpoint.get());
                    }
                }
                errors.remove(plan.trail());
            } catch (ObjectStoreException | PurserException failed) {
                errors.put(plan.trail(), String.valueOf(failed.getMessage()));
                LOG.warn(
                        "a digest of trail {} could not be written; it is due still: {}",
                        plan.trail(),
                        failed.getMessage());
            }
        }
    }

    /** Why the latest attempt at a trail's digest failed; empty if it did not. */
    public Optional<String> error(String trail) {
        return Optional.ofNullable(errors.get(trail));
    }
}
