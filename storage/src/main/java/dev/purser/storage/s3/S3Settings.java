package dev.purser.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which bucket, and how to reach it. Its text form shows no secret.
 *
 * @param bucket its name
 * @param region the region that requests are signed for
 * @param endpoint another server than Amazon's own
 * @param pathStyle true if the bucket stands in the path ({@code https://host/bucket/name}) and not in the host's name
 * @param keys what requests are signed with; where empty, the SDK looks in its usual places (environment, profile, web
 *     identity, container, instance)
 * @param encryption how the server encrypts at rest; empty for the bucket's own default
 * @param kmsKey the key where {@code encryption} is {@code aws:kms}; empty for the account's default key
 * @param storageClass for example {@code STANDARD_IA}; empty for the bucket's default
 * @param timeout the longest that a call may take in all
 */
public record S3Settings(
        String bucket,
        String region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<Keys> keys,
        Optional<String> encryption,
        Optional<String> kmsKey,
        Optional<String> storageClass,
        Duration timeout) {
    /**
     * An access key.
     *
     * @param id the public part
     * @param secret the secret part
     * @param session the token of temporary credentials
     */
    public record Keys(String id, String secret, Optional<String> session) {
        @Override
        public String toString() {
            return "Keys[" + id + "]";
        }
    }

    /** A bucket of a server elsewhere, path style, with an access key. */
    public static S3Settings at(URI endpoint, String region, String bucket, Keys keys) {
        return new S3Settings(
                bucket,
                region,
                Optional.of(endpoint),
                true,
                Optional.of(keys),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1));
    }
}
