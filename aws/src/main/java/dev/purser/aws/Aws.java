package dev.purser.aws;

import dev.purser.aws.s3.FolderBuckets;
import dev.purser.aws.s3.S3Api;
import dev.purser.aws.trail.DigestKeys;
import dev.purser.aws.trail.NoDelivery;
import dev.purser.aws.trail.SqlDigestKeys;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.TrailDelivery;
import dev.purser.aws.trail.TrailSchema;
import dev.purser.aws.trail.Trails;
import dev.purser.aws.trail.api.CloudTrailApi;
import dev.purser.event.Origin;
import dev.purser.http.Endpoint;
import dev.purser.identity.SecretBox;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything of this room that runs in a server, opened together over one metadata database. Thread-safe. */
public final class Aws implements AutoCloseable {
    private final AwsPlace place;
    private final FolderBuckets buckets;
    private final DigestKeys digestKeys;
    private final Trails trails;
    private final boolean delivers;
    private final Clock clock;

    private Aws(
            AwsPlace place,
            FolderBuckets buckets,
            DigestKeys digestKeys,
            Trails trails,
            boolean delivers,
            Clock clock) {
        this.place = place;
        this.buckets = buckets;
        this.digestKeys = digestKeys;
        this.trails = trails;
        this.delivers = delivers;
        this.clock = clock;
    }

    /** The tables of this room, for {@code Metadatas.open}. */
    public static List<Migration> migrations() {
        return TrailSchema.MIGRATIONS;
    }

    /**
     * @param buckets the folder in which every folder is a bucket
     * @param metadata closed by whoever opened it, after this
     * @param delivery what trails are carried out by; without it, the calls that change trails are not offered
     * @param secrets for the private halves of digest keys
     * @param origin what the records of this room's own jobs say of where they happened
     */
    public static Aws open(
            AwsPlace place,
            Path buckets,
            Metadata metadata,
            SecretBox secrets,
            Optional<TrailDelivery> delivery,
            Origin origin,
            Clock clock) {
        return new Aws(
                place,
                new FolderBuckets(buckets),
                new SqlDigestKeys(metadata, secrets, origin, clock),
                new StoredTrails(metadata, delivery.orElseGet(NoDelivery::new), place, clock),
                delivery.isPresent(),
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

    /** Every endpoint of Amazon's face. */
    public List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>(CloudTrailApi.reads(trails, digestKeys, place, clock));
        if (delivers) {
            all.addAll(CloudTrailApi.changes(trails, place));
        }
        all.addAll(S3Api.of(buckets, place.region()));
        return List.copyOf(all);
    }

    @Override
    public void close() {
        buckets.close();
    }
}
