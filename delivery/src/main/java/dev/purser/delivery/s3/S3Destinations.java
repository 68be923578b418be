package dev.purser.delivery.s3;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.object.ObjectBatching;
import dev.purser.delivery.object.ObjectDestination;
import dev.purser.delivery.object.ObjectPlace;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.storage.s3.S3ObjectStore;
import dev.purser.storage.s3.S3Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Type {@code s3}. */
public final class S3Destinations implements DestinationFactory {
    private static final int LONGEST_TIMEOUT = 3600;

    @Override
    public String type() {
        return "s3";
    }

    @Override
    public String summary() {
        return "Objects in a bucket of Amazon S3 or of a server that speaks S3 (IBM Cloud Object Storage, MinIO, Ceph, …).";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.required("bucket", "The bucket. It must be there; Purser makes none."),
                Option.open(
                        "prefix",
                        "Stands before every object's name, with a slash between. A dialect that appends to one file an hour"
                                + " (Azure's PT1H.json) gets an object for each batch here, since S3 cannot append: the"
                                + " time and a unique part are added to its name."),
                Option.text("region", "us-east-1", "The region that requests are signed for, and Amazon's endpoint."),
                Option.open(
                        "endpoint",
                        "Another server than Amazon's: its address, for example https://minio.example.com:9000. Only http"
                                + " and https."),
                Option.choice(
                        "path-style",
                        "auto",
                        List.of("auto", "true", "false"),
                        "true: the bucket stands in the path (https://host/bucket/…); false: in the host's name; auto: in"
                                + " the path where endpoint is set."),
                Option.open(
                        "access-key",
                        "The access key's id. Left out, with secret-key, Amazon's usual places are searched: environment,"
                                + " profile, web identity, container, instance."),
                Option.secret("secret-key", "The access key's secret."),
                Option.secret("session-token", "The token of temporary credentials."),
                Option.choice(
                        "encryption",
                        "none",
                        List.of("none", "AES256", "aws:kms"),
                        "The encryption at rest that is asked for with each object; none: what the bucket does by itself."),
                Option.open("kms-key", "The key's id or ARN where encryption is aws:kms."),
                Option.open(
                        "storage-class",
                        "The storage class that is asked for: STANDARD, STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR or"
                                + " another that the server knows."),
                Option.text("timeout-seconds", "60", "The longest that one request may take, 1 to 3600."));
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return ObjectBatching.of(dialect.files());
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        S3Settings settings = settings(new CheckedOptions(surroundings.name(), options));
        ObjectPlace place = new ObjectPlace(
                new S3ObjectStore(settings),
                settings.bucket(),
                ObjectPlace.prefix(options.find("prefix").orElse("")),
                dialect.files(),
                true);
        return new ObjectDestination(place, surroundings.name());
    }

    private static S3Settings settings(CheckedOptions options) {
        Optional<URI> endpoint = options.find("endpoint").map(text -> endpoint(options, text));
        String pathStyle = options.get("path-style");
        String bucket = options.get("bucket");
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            throw options.invalid("bucket", "a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots");
        }
        String region = options.get("region");
        if (!region.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw options.invalid("region", "a region's name, such as eu-central-1");
        }
        String encryption = options.get("encryption");
        if (options.find("kms-key").isPresent() && !encryption.equals("aws:kms")) {
            throw options.invalid("kms-key", "encryption set to aws:kms");
        }
        return new S3Settings(
                bucket,
                region,
                endpoint,
                pathStyle.equals("auto") ? endpoint.isPresent() : pathStyle.equals("true"),
                keys(options),
                Optional.of(encryption).filter(one -> !one.equals("none")),
                options.find("kms-key"),
                options.find("storage-class"),
                options.seconds("timeout-seconds", 1, LONGEST_TIMEOUT));
    }

    private static Optional<S3Settings.Keys> keys(CheckedOptions options) {
        Optional<String> id = options.find("access-key");
        Optional<String> secret = options.find("secret-key");
        if (id.isPresent() != secret.isPresent()) {
            throw options.invalid(id.isPresent() ? "secret-key" : "access-key", "both of them, or none");
        }
        if (options.find("session-token").isPresent() && id.isEmpty()) {
            throw options.invalid("session-token", "access-key and secret-key beside it");
        }
        return id.map(key -> new S3Settings.Keys(key, secret.orElseThrow(), options.find("session-token")));
    }

    private static URI endpoint(CheckedOptions options, String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused below; its message would hold the value.
        }
        throw options.invalid("endpoint", "http or https, a host and perhaps a port, without user or query");
    }
}
