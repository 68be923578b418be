package dev.purser.registry;

import java.time.Duration;

/**
 * The settings of the room.
 *
 * @param createNamespaces whether a push creates a missing namespace
 * @param createRepositories whether a push creates a missing repository in a namespace that is there
 * @param sparseManifests whether a manifest may refer to content that the repository does not have (yet)
 * @param maxManifestBytes the largest manifest that is accepted; the spec wants at least 4 MB
 * @param maxManifestReferences the most descriptors that one manifest may hold
 * @param manifestCacheBytes memory for the bytes of manifests that were asked for lately
 * @param maxPage the most entries of one page of a list
 * @param uploadExpiry how long an upload may lie untouched
 * @param collectionGrace how long content that no image refers to is kept after it was last pushed, mounted, asked for or
 *     referred to; a push must not take longer than this from its first question to its manifest
 */
public record RegistryConfig(
        boolean createNamespaces,
        boolean createRepositories,
        boolean sparseManifests,
        int maxManifestBytes,
        int maxManifestReferences,
        int manifestCacheBytes,
        int maxPage,
        Duration uploadExpiry,
        Duration collectionGrace) {
    private static final int MIB = 1024 * 1024;

    public RegistryConfig {
        if (maxManifestBytes < 4_000_000 || maxManifestBytes > 64 * MIB) {
            throw new IllegalArgumentException(
                    "registry.max-manifest-bytes must be 4000000 to 67108864, was " + maxManifestBytes);
        }
        if (maxManifestReferences < 128) {
            throw new IllegalArgumentException(
                    "registry.max-manifest-references must be at least 128, was " + maxManifestReferences);
        }
        if (manifestCacheBytes < 0) {
            throw new IllegalArgumentException(
                    "registry.manifest-cache-bytes must not be negative, was " + manifestCacheBytes);
        }
        if (maxPage < 1) {
            throw new IllegalArgumentException("registry.max-page must be at least 1, was " + maxPage);
        }
        if (uploadExpiry.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "registry.upload-expiry must be at least one minute, was " + uploadExpiry);
        }
        if (collectionGrace.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "registry.collection-grace must be at least one second, was " + collectionGrace);
        }
    }

    /** Creation on push, sparse manifests, 4 MiB manifests, uploads for a day, a day of grace. */
    public static RegistryConfig defaults() {
        return new RegistryConfig(
                true, true, true, 4 * MIB, 10_000, 16 * MIB, 1000, Duration.ofDays(1), Duration.ofDays(1));
    }

    /** The same with another grace time. */
    public RegistryConfig withCollectionGrace(Duration grace) {
        return new RegistryConfig(
                createNamespaces,
                createRepositories,
                sparseManifests,
                maxManifestBytes,
                maxManifestReferences,
                manifestCacheBytes,
                maxPage,
                uploadExpiry,
                grace);
    }

    /** The same, with or without creation on push. */
    public RegistryConfig withCreation(boolean namespaces, boolean repositories) {
        return new RegistryConfig(
                namespaces,
                repositories,
                sparseManifests,
                maxManifestBytes,
                maxManifestReferences,
                manifestCacheBytes,
                maxPage,
                uploadExpiry,
                collectionGrace);
    }

    /** The same, with or without sparse manifests. */
    public RegistryConfig withSparseManifests(boolean sparse) {
        return new RegistryConfig(
                createNamespaces,
                createRepositories,
                sparse,
                maxManifestBytes,
                maxManifestReferences,
                manifestCacheBytes,
                maxPage,
                uploadExpiry,
                collectionGrace);
    }
}
