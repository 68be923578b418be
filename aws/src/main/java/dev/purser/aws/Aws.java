package dev.purser.aws;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.aws.digest.DigestChains;
import dev.purser.aws.digest.DigestWriter;
import dev.purser.aws.history.EventHistory;
import dev.purser.aws.history.LookupCalls;
import dev.purser.aws.route.RoutedTrails;
import dev.purser.aws.route.TrailJobs;
import dev.purser.aws.s3.FolderBuckets;
import dev.purser.aws.s3.S3Api;
import dev.purser.aws.trail.DigestKeys;
import dev.purser.aws.trail.NoticeTable;
import dev.purser.aws.trail.SqlDigestKeys;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.TrailDelivery;
import dev.purser.aws.trail.TrailSchema;
import dev.purser.aws.trail.Trails;
import dev.purser.aws.trail.api.CloudTrailApi;
import dev.purser.delivery.Delivery;
import dev.purser.event.Origin;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.http.Endpoint;
import dev.purser.identity.SecretBox;
import dev.purser.journal.Journal;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything of this room that runs in a server, opened together over one metadata database. Thread-safe. */
public final class Aws implements AutoCloseable {
    private final AwsPlace place;
    private final FolderBuckets buckets;
    private final DigestKeys digestKeys;
    private final StoredTrails trails;
    private final TrailJobs jobs;
    private final EventHistory history;
    private final Clock clock;

    private Aws(
            AwsPlace place,
            FolderBuckets buckets,
            DigestKeys digestKeys,
            StoredTrails trails,
            TrailJobs jobs,
            EventHistory history,
            Clock clock) {
        this.place = place;
        this.buckets = buckets;
        this.digestKeys = digestKeys;
        this.trails = trails;
        this.jobs = jobs;
        this.history = history;
        this.clock = clock;
    }

    /** The tables of this room, for {@code Metadatas.open}. */
    public static List<Migration> migrations() {
        return Stream.of(TrailSchema.MIGRATIONS, DigestChains.MIGRATIONS)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Opens the room over delivery. Trails run once delivery does.
     *
     * @param metadata closed by whoever opened it, after this
     * @param secrets for the private halves of digest keys
     * @param delivery carries the trails out; closed by whoever opened it
     * @param journal what the event history is looked up in, and whose checkpoints go with digests
     * @param home the registry that the history's records are of
     * @param origin what the records of this room's own jobs say of where they happened
     */
    public static Aws open(
            AwsConfig config,
            Metadata metadata,
            SecretBox secrets,
            Delivery delivery,
            Journal journal,
            Home home,
            Origin origin,
            Clock clock) {
        DigestChains chains = new DigestChains(metadata);
        NoticeTable told = new NoticeTable(metadata);
        DigestKeys keys = new SqlDigestKeys(metadata, secrets, origin, clock);
        StoredTrails trails = new StoredTrails(
                metadata,
                new RoutedTrails(delivery, chains, told, config.storage(), config.fileInterval(), origin, clock),
                config.place(),
                clock);
        TrailJobs jobs = TrailJobs.of(
                trails,
                delivery,
                new DigestWriter(keys, delivery.objects(), chains, clock),
                chains,
                told,
                config.storage(),
                () -> journal.checkpoint().map(Checkpoint::note),
                config.digestInterval(),
                clock);
        return new Aws(
                config.place(),
                new FolderBuckets(config.buckets()),
                keys,
                trails,
                jobs,
                history(journal, home, config.place(), config.dialect()),
                clock);
    }

    /** The records of the history are those of a trail's files, whatever is chosen for other destinations. */
    private static EventHistory history(Journal journal, Home home, AwsPlace place, Map<String, String> chosen) {
        Map<String, String> all = new HashMap<>(chosen);
        all.put("account", place.account());
        all.put("region", place.region());
        return new EventHistory(
                journal,
                CloudTrailDialect.FACTORY.open(
                        home, Options.of("dialect cloudtrail", CloudTrailDialect.FACTORY.options(), all)));
    }

    /** The room with another way of carrying trails out, and without jobs. */
    static Aws open(
            AwsPlace place,
            Path buckets,
            Metadata metadata,
            SecretBox secrets,
            TrailDelivery delivery,
            Journal journal,
            Origin origin,
            Clock clock) {
        return new Aws(
                place,
                new FolderBuckets(buckets),
                new SqlDigestKeys(metadata, secrets, origin, clock),
                new StoredTrails(metadata, delivery, place, clock),
                TrailJobs.NONE,
                history(journal, Home.NOWHERE, place, Map.of()),
                clock);
    }

    /** Where this registry is, in Amazon's terms. */
    public AwsPlace place() {
        return place;
    }

    public DigestKeys digestKeys() {
        return digestKeys;
    }

    public Trails trails() {
        return trails;
    }

    /** What has to be done for trails; each to be run every few seconds. */
    public TrailJobs jobs() {
        return jobs;
    }

    /** Makes sure that delivery is what the trails say; once, before delivery starts. */
    public void settle() {
        trails.settle();
    }

    /** Every endpoint of Amazon's face. */
    public List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>(CloudTrailApi.of(trails, digestKeys, place, clock));
        all.addAll(new LookupCalls(history, clock).endpoints());
        all.addAll(S3Api.of(buckets, place.region()));
        return List.copyOf(all);
    }

    @Override
    public void close() {
        buckets.close();
    }
}
