package dev.purser.registry.manifest;

import dev.purser.registry.Digest;
import dev.purser.registry.TagName;
import java.util.List;
import java.util.Optional;

/**
 * A manifest that was stored.
 *
 * @param tags all tags that were set, for {@code OCI-Tag}
 * @param subject what it refers to, for {@code OCI-Subject}
 * @param created false if the repository had this manifest already
 */
public record PushedManifest(Manifest manifest, List<TagName> tags, Optional<Digest> subject, boolean created) {
    public PushedManifest {
        tags = List.copyOf(tags);
    }
}
