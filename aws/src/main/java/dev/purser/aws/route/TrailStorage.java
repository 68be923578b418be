package dev.purser.aws.route;

import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.s3.S3ObjectStore;
import dev.purser.storage.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the buckets of trails are. */
public sealed interface TrailStorage {
    /** The type of delivery's destination. */
    String type();

    /** The options of that destination. */
    Map<String, String> options(String bucket, Optional<String> prefix);

    /** A bucket, for digests; closed by the caller. */
    ObjectStore open(String bucket);

    /**
     * Every folder below one folder is a bucket, made when a trail names it.
     *
     * @param root within what delivery allows folder destinations
     */
    record Folder(Path root) implements TrailStorage {
        @Override
        public String type() {
            return "folder";
        }

        @Override
        public Map<String, String> options(String bucket, Optional<String> prefix) {
            Map<String, String> options = new TreeMap<>();
            options.put("path", root.resolve(bucket).toString());
            prefix.ifPresent(one -> options.put("prefix", one));
            return options;
        }

        @Override
        public ObjectStore open(String bucket) {
            return new FolderObjectStore(root.resolve(bucket));
        }
    }

    /**
     * The buckets of an S3 server, or of Amazon's.
     *
     * @param endpoint another server than Amazon's
     * @param region that requests are signed for
     * @param keys empty where the SDK is to look in its usual places
     */
    record S3(Optional<URI> endpoint, String region, Optional<S3Settings.Keys> keys) implements TrailStorage {
        @Override
        public String type() {
            return "s3";
        }

        @Override
        public Map<String, String> options(String bucket, Optional<String> prefix) {
            Map<String, String> options = new TreeMap<>();
            options.put("bucket", bucket);
            options.put("region", region);
            endpoint.ifPresent(one -> options.put("endpoint", one.toString()));
            prefix.ifPresent(one -> options.put("prefix", one));
            keys.ifPresent(one -> {
                options.put("access-key", one.id());
                options.put("secret-key", one.secret());
            });
            return options;
        }

        @Override
        public ObjectStore open(String bucket) {
            return new S3ObjectStore(new S3Settings(
                    bucket,
                    region,
                    endpoint,
                    endpoint.isPresent(),
                    keys,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofMinutes(1)));
        }
    }
}
