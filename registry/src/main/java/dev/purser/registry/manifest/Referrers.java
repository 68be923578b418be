package dev.purser.registry.manifest;

import dev.purser.registry.Digest;
import dev.purser.registry.Page;
import dev.purser.registry.RepositoryName;
import java.util.Optional;

/** Who refers to a manifest (OCI distribution-spec, "Listing Referrers"). Thread-safe. */
public final class Referrers {
    /**
     * The manifests of the repository that name this digest as their subject, in order of their digests. Empty where there
     * are none, the subject is not there, or the repository is not.
     *
     * @param artifactType only those of this type
     * @param after begin after this digest, as the last page said
     * @return as many as fit into a manifest of 4 MiB, but at least one if there is one
     */
    public Page<Referrer> list(
            RepositoryName repository, Digest subject, Optional<String> artifactType, Optional<String> after) {
        throw new UnsupportedOperationException();
    }
}
