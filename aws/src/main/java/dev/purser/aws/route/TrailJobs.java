package dev.purser.aws.route;

import dev.purser.aws.digest.DigestChains;
import dev.purser.aws.digest.DigestWriter;
import dev.purser.aws.trail.NoticeTable;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.delivery.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has to be done for trails beside the writing of their files.
 *
 * @param digests writes the digests that are due, and takes down deleted trails that have come to their end
 * @param notices tells topics of new files
 */
public record TrailJobs(Runnable digests, Runnable notices) {
    /** No jobs. */
    public static final TrailJobs NONE = new TrailJobs(() -> {}, () -> {});

    /**
     * @param storage where the buckets are
     * @param checkpoint the journal's latest signed checkpoint
     * @param every how much time one digest covers
     */
    public static TrailJobs of(
            StoredTrails trails,
            Delivery delivery,
            DigestWriter writer,
            DigestChains chains,
            NoticeTable told,
            TrailStorage storage,
            Supplier<Optional<String>> checkpoint,
            Duration every,
            Clock clock) {
        Drained drained = new Drained(delivery.destinations(), clock);
        TrailNotices notices = new TrailNotices(trails, told, delivery, clock);
        DigestRuns digests = new DigestRuns(trails, drained, writer, storage, checkpoint, every);
        TrailEndings endings = new TrailEndings(trails, drained, chains, notices, clock);
        return new TrailJobs(
                () -> {
                    digests.run();
                    endings.run();
                },
                notices);
    }
}
