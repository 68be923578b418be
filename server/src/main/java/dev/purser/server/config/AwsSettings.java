package dev.purser.server.config;

import dev.purser.aws.AwsPlace;
import dev.purser.aws.route.TrailStorage;
import dev.purser.storage.s3.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amazon's face.
 *
 * @param account 12 digits; empty where those hold that were minted at the first start
 * @param region the region of its trails
 * @param buckets where the buckets of trails are
 * @param s3Endpoint the S3 server, where it is not Amazon's
 * @param s3AccessKey the access key's id
 * @param s3SecretFile holds the access key's secret
 * @param fileInterval how long events are collected for one file of a trail
 * @param digestInterval how much time one digest covers
 */
public record AwsSettings(
        Optional<String> account,
        String region,
        Buckets buckets,
        Optional<URI> s3Endpoint,
        Optional<String> s3AccessKey,
        Optional<Path> s3SecretFile,
        Duration fileInterval,
        Duration digestInterval) {
    /** Where buckets can be. */
    public enum Buckets {
        FOLDER,
        S3
    }

    static final Setting<String> ACCOUNT = Setting.open(
            "aws.account",
            ValueTypes.text("account", "12 digits", "[0-9]{12}"),
            "12 digits minted at the first start",
            "The account that trails, their files and Amazon's records name. Do not change it once there are trails:"
                    + " the chain of their digests begins anew.");
    static final Setting<String> REGION = Setting.of(
            "aws.region",
            ValueTypes.text("region", "a region's name, as in eu-central-1", "[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}"),
            "us-east-1",
            "The region that trails and their files name. Requests signed for any region are taken.");
    static final Setting<Buckets> BUCKETS = Setting.of(
            "aws.buckets",
            ValueTypes.oneOf(Buckets.class),
            "folder",
            "Where the buckets of trails are: folders in `buckets` below `delivery.folders`, which this server also"
                    + " serves as a read-only S3, or an S3 server's.");
    static final Setting<URI> S3_ENDPOINT = Setting.open(
            "aws.s3-endpoint",
            ValueTypes.ORIGIN_URL,
            "Amazon's own",
            "The S3 server that has the buckets of trails, as in `https://minio.example.com:9000`.");
    static final Setting<String> S3_ACCESS_KEY = Setting.open(
            "aws.s3-access-key",
            ValueTypes.text(128),
            "the places that Amazon's SDK looks in: environment, profile, instance",
            "The id of the access key that files of trails are put with.");
    static final Setting<Path> S3_SECRET_FILE = Setting.open(
            "aws.s3-secret-file",
            ValueTypes.PATH,
            "none; an access key needs it",
            "File whose first line is that key's secret; let only the program's user read it.");
    static final Setting<Duration> FILE_INTERVAL = Setting.of(
            "aws.file-interval",
            ValueTypes.time("0s", "1h"),
            "5m",
            "How long events are collected for one file of a trail. CloudTrail takes about five minutes.");
    static final Setting<Duration> DIGEST_INTERVAL = Setting.of(
            "aws.digest-interval",
            ValueTypes.time("10s", "1d"),
            "1h",
            "How much time one digest of a trail covers. CloudTrail's, and what Amazon's tools expect, is an hour; do not"
                    + " change it while trails run.");
    static final List<Setting<?>> ALL = List.of(
            ACCOUNT, REGION, BUCKETS, S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_FILE, FILE_INTERVAL, DIGEST_INTERVAL);

    static AwsSettings from(Values values) {
        AwsSettings aws = new AwsSettings(
                values.find(ACCOUNT),
                values.get(REGION),
                values.get(BUCKETS),
                values.find(S3_ENDPOINT),
                values.find(S3_ACCESS_KEY),
                values.find(S3_SECRET_FILE).map(Path::toAbsolutePath),
                values.get(FILE_INTERVAL),
                values.get(DIGEST_INTERVAL));
        for (Setting<?> idle : List.of(S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_FILE)) {
            if (aws.buckets() == Buckets.FOLDER && values.given(idle)) {
                values.report(idle, "is set, but aws.buckets is folder", "set aws.buckets to s3");
            }
        }
        if (aws.s3AccessKey().isPresent() != aws.s3SecretFile().isPresent()) {
            values.report(
                    aws.s3AccessKey().isPresent() ? S3_SECRET_FILE : S3_ACCESS_KEY,
                    "is missing beside the other half of the access key",
                    "set both, or none");
        }
        if (aws.s3SecretFile().filter(file -> !Files.isReadable(file)).isPresent()) {
            values.report(S3_SECRET_FILE, "names no file that can be read", "name one that the program may read");
        }
        return aws;
    }

    /**
     * @param minted the account's 12 digits, where none are set
     */
    public AwsPlace toPlace(String minted) {
        return new AwsPlace(account.orElse(minted), region);
    }

    /** The options of the dialect that are set here. */
    public Map<String, String> options() {
        return account.map(id -> Map.of("account", id, "region", region)).orElseGet(() -> Map.of("region", region));
    }

    /**
     * Where trails put their files; reads the secret's file.
     *
     * @param folder what buckets are below, where they are folders
     * @throws UncheckedIOException if that file cannot be read any more
     */
    public TrailStorage toStorage(Path folder) {
        return buckets == Buckets.FOLDER
                ? new TrailStorage.Folder(folder)
                : new TrailStorage.S3(
                        s3Endpoint,
                        region,
                        s3AccessKey.map(key -> new S3Settings.Keys(key, secret(), Optional.empty())));
    }

    private String secret() {
        try {
            return Files.readString(s3SecretFile.orElseThrow())
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("aws.s3-secret-file cannot be read", e);
        }
    }
}
