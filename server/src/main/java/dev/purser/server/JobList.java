package dev.purser.server;

import dev.purser.aws.Aws;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.JournalRetention;
import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.Recording;
import dev.purser.identity.Identity;
import dev.purser.journal.FileJournal;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.lake.Lake;
import dev.purser.metadata.Metadata;
import dev.purser.registry.Registry;
import dev.purser.server.Jobs.Job;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.lake.ServerLake;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Every background job with its schedule. The journal itself signs checkpoints and looks after its disk. */
final class JobList {
    private JobList() {}

    static List<Job> of(
            FileJournal journal,
            Metadata metadata,
            Identity identity,
            Registry registry,
            Delivery delivery,
            Aws aws,
            ServerLake lake,
            ServerConfig config,
            StoredBytes stored,
            Origin origin,
            Clock clock) {
        return List.of(
                new Job(
                        "keep the latest checkpoint outside the journal",
                        Duration.ofSeconds(1),
                        new Witness(journal, metadata)),
                new Job("collect what nothing refers to", config.registry().collectInterval(), () -> {
                    registry.collector()
                            .run(Recording.job(clock, Action.GC_RUN, "collection")
                                    .origin(origin));
                }),
                new Job("read the whole record for damage", Duration.ofHours(24), journal::scrub),
                new Job("take old records away", Duration.ofMinutes(1), retention(journal, delivery, config)),
                new Job(
                        "forget old deliveries",
                        Duration.ofHours(24),
                        () -> delivery.objects().trim()),
                new Job("measure what is stored", Duration.ofMinutes(1), stored),
                new Job(
                        "write the digests of trails that are due",
                        Duration.ofSeconds(5),
                        aws.jobs().digests()),
                new Job(
                        "tell topics of trails' new files",
                        Duration.ofSeconds(2),
                        aws.jobs().notices()),
                new Job(
                        "merge small files of tables",
                        Duration.ofMinutes(10),
                        () -> lake.ifOpen().ifPresent(Lake::compact)),
                new Job(
                        "take old rows of tables away",
                        Duration.ofMinutes(10),
                        () -> lake.ifOpen().ifPresent(Lake::retain)),
                new Job(
                        "forget tokens that have expired",
                        Duration.ofHours(1),
                        () -> identity.tokens().forgetExpired()),
                new Job("replace the tokens' signing key", Duration.ofHours(1), () -> {
                    if (identity.tokenIssuer().rotationDue()) {
                        identity.tokenIssuer()
                                .rotate(Recording.job(clock, Action.KEY_ROTATE, "key-rotation")
                                        .origin(origin));
                    }
                }));
    }

    private static Runnable retention(FileJournal journal, Delivery delivery, ServerConfig config) {
        JournalRetention.Limits limits = config.retention().toLimits();
        if (limits.equals(JournalRetention.Limits.NONE)) {
            return () -> {};
        }
        JournalRetention retention = delivery.retention(journal, limits);
        return () -> retention.run(LongStream.empty());
    }

    /** Keeps each checkpoint once. */
    private static final class Witness implements Runnable {
        private final FileJournal journal;
        private final Metadata metadata;
        private long kept;

        private Witness(FileJournal journal, Metadata metadata) {
            this.journal = journal;
            this.metadata = metadata;
        }

        @Override
        public void run() {
            Optional<Checkpoint> latest = journal.checkpoint();
            if (latest.isPresent() && latest.get().size() > kept) {
                metadata.keep(latest.get().note());
                kept = latest.get().size();
            }
        }
    }
}
