package dev.purser.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Images and their life.
 *
 * @param createOnPush whether a push makes namespace and repository
 * @param sparseManifests whether an index may name manifests that are not here
 * @param anonymousPull whether anyone may pull without credentials
 * @param uploadExpiry how long an upload may rest
 * @param collectGrace how long unused content is kept
 * @param collectInterval how often unused content is collected
 * @param defaultQuota bytes that a namespace may hold where it has no quota of its own
 */
public record RegistrySettings(
        boolean createOnPush,
        boolean sparseManifests,
        boolean anonymousPull,
        Duration uploadExpiry,
        Duration collectGrace,
        Duration collectInterval,
        Optional<Long> defaultQuota) {
    static final Setting<Boolean> CREATE_ON_PUSH = Setting.of(
            "registry.create-on-push",
            ValueTypes.BOOLEAN,
            "true",
            "Whether a push makes the namespace and the repository that it names, where the caller may; both are on the"
                    + " record. With false they must be made before.");
    static final Setting<Boolean> SPARSE_MANIFESTS = Setting.of(
            "registry.sparse-manifests",
            ValueTypes.BOOLEAN,
            "false",
            "Whether an image index may name manifests that are not stored here, as partial mirrors do. With false such"
                    + " a push is refused with MANIFEST_BLOB_UNKNOWN.");
    static final Setting<Boolean> ANONYMOUS_PULL = Setting.of(
            "registry.anonymous-pull",
            ValueTypes.BOOLEAN,
            "false",
            "Risky. Whether anyone who reaches the server may pull and look at every image without credentials.");
    static final Setting<Duration> UPLOAD_EXPIRY = Setting.of(
            "registry.upload-expiry",
            ValueTypes.time("1m", "365d"),
            "1d",
            "How long an upload may rest before it is given up and its bytes are removed.");
    static final Setting<Duration> COLLECT_GRACE = Setting.of(
            "registry.gc-grace",
            ValueTypes.time("1m", "365d"),
            "1d",
            "How long content that nothing refers to is kept before collection removes it. Asking for it, mounting it or"
                    + " uploading it begins the time anew.");
    static final Setting<Duration> COLLECT_INTERVAL = Setting.of(
            "registry.gc-interval",
            ValueTypes.time("1m", "30d"),
            "1h",
            "How often unused content is collected. Serving goes on meanwhile.");
    static final Setting<Long> DEFAULT_QUOTA = Setting.open(
            "registry.default-quota",
            ValueTypes.SIZE,
            "no limit",
            "How many bytes a namespace may hold where it has no quota of its own. A push beyond it is refused.");
    static final List<Setting<?>> ALL = List.of(
            CREATE_ON_PUSH,
            SPARSE_MANIFESTS,
            ANONYMOUS_PULL,
            UPLOAD_EXPIRY,
            COLLECT_GRACE,
            COLLECT_INTERVAL,
            DEFAULT_QUOTA);

    static RegistrySettings from(Values values) {
        return new RegistrySettings(
                values.get(CREATE_ON_PUSH),
                values.get(SPARSE_MANIFESTS),
                values.get(ANONYMOUS_PULL),
                values.get(UPLOAD_EXPIRY),
                values.get(COLLECT_GRACE),
                values.get(COLLECT_INTERVAL),
                values.find(DEFAULT_QUOTA));
    }
}
