package dev.purser.server.config;

import dev.purser.registry.RegistryConfig;
import java.time.Duration;
import java.util.List;

/**
 * Images and their life.
 *
 * @param createNamespaces whether a push makes a missing namespace
 * @param createRepositories whether a push makes a missing repository
 * @param sparseManifests whether a manifest may name content that is not here
 * @param maxManifestBytes bytes of a manifest
 * @param maxManifestReferences descriptors of a manifest
 * @param manifestCacheBytes memory for manifests asked for lately
 * @param maxPage entries of one page of a list
 * @param uploadExpiry how long an upload may rest
 * @param collectGrace how long unused content is kept
 * @param collectInterval how often unused content is collected
 */
public record RegistrySettings(
        boolean createNamespaces,
        boolean createRepositories,
        boolean sparseManifests,
        long maxManifestBytes,
        int maxManifestReferences,
        long manifestCacheBytes,
        int maxPage,
        Duration uploadExpiry,
        Duration collectGrace,
        Duration collectInterval) {
    static final Setting<Boolean> CREATE_NAMESPACES = Setting.of(
            "registry.create-namespaces",
            ValueTypes.BOOLEAN,
            "true",
            "Whether a push makes the namespace that it names, where the caller may make one. With false it must be made"
                    + " before.");
    static final Setting<Boolean> CREATE_REPOSITORIES = Setting.of(
            "registry.create-repositories",
            ValueTypes.BOOLEAN,
            "true",
            "Whether a push makes the repository that it names. With false it must be made before.");
    static final Setting<Boolean> SPARSE_MANIFESTS = Setting.of(
            "registry.sparse-manifests",
            ValueTypes.BOOLEAN,
            "true",
            "Whether a manifest may name content that its repository does not have (yet), as partial mirrors need. With"
                    + " false such a push is refused.");
    static final Setting<Long> MAX_MANIFEST = Setting.of(
            "registry.max-manifest-size",
            ValueTypes.size("4MB", "64MiB"),
            "4MiB",
            "The largest manifest that is taken. The OCI specification asks for at least 4 MB.");
    static final Setting<Integer> MAX_REFERENCES = Setting.of(
            "registry.max-manifest-references",
            ValueTypes.integer(128, 1_000_000),
            "10000",
            "The most descriptors that one manifest may hold.");
    static final Setting<Long> MANIFEST_CACHE = Setting.of(
            "registry.manifest-cache-size",
            ValueTypes.size("0B", "1GiB"),
            "16MiB",
            "Memory for the bytes of manifests that were asked for lately.");
    static final Setting<Integer> MAX_PAGE = Setting.of(
            "registry.max-page",
            ValueTypes.integer(1, 100_000),
            "1000",
            "The most entries that one page of a list holds, whatever the caller asks for.");
    static final Setting<Duration> UPLOAD_EXPIRY = Setting.of(
            "registry.upload-expiry",
            ValueTypes.time("1m", "365d"),
            "1d",
            "How long an upload may rest before it is given up and its bytes are removed.");
    static final Setting<Duration> COLLECT_GRACE = Setting.of(
            "registry.gc-grace",
            ValueTypes.time("1s", "365d"),
            "1d",
            "How long content that no image refers to is kept after it was last pushed, mounted or asked for. A push must"
                    + " not take longer than this from its first question to its manifest.");
    static final Setting<Duration> COLLECT_INTERVAL = Setting.of(
            "registry.gc-interval",
            ValueTypes.time("1s", "30d"),
            "1h",
            "How often unused content is collected. Serving goes on meanwhile.");
    static final List<Setting<?>> ALL = List.of(
            CREATE_NAMESPACES,
            CREATE_REPOSITORIES,
            SPARSE_MANIFESTS,
            MAX_MANIFEST,
            MAX_REFERENCES,
            MANIFEST_CACHE,
            MAX_PAGE,
            UPLOAD_EXPIRY,
            COLLECT_GRACE,
            COLLECT_INTERVAL);

    static RegistrySettings from(Values values) {
        return new RegistrySettings(
                values.get(CREATE_NAMESPACES),
                values.get(CREATE_REPOSITORIES),
                values.get(SPARSE_MANIFESTS),
                values.get(MAX_MANIFEST),
                values.get(MAX_REFERENCES),
                values.get(MANIFEST_CACHE),
                values.get(MAX_PAGE),
                values.get(UPLOAD_EXPIRY),
                values.get(COLLECT_GRACE),
                values.get(COLLECT_INTERVAL));
    }

    /** What the room of content is opened with. */
    public RegistryConfig toRegistryConfig() {
        return new RegistryConfig(
                createNamespaces,
                createRepositories,
                sparseManifests,
                Math.toIntExact(maxManifestBytes),
                maxManifestReferences,
                Math.toIntExact(manifestCacheBytes),
                maxPage,
                uploadExpiry,
                collectGrace);
    }
}
