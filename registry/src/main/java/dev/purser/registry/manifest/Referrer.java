package dev.purser.registry.manifest;

import dev.purser.registry.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest that names another one as its subject; one descriptor of the referrers' index.
 *
 * @param size bytes
 * @param artifactType empty for an index that has none
 * @param annotations the manifest's own, in their order
 */
public record Referrer(
        Digest digest, String mediaType, long size, Optional<String> artifactType, Map<String, String> annotations) {
    public Referrer {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
