package dev.purser.registry.manifest;

import dev.purser.event.Target;
import dev.purser.registry.Digest;
import dev.purser.registry.Reference;
import dev.purser.registry.RepositoryName;
import java.util.Optional;

/**
 * A manifest, without its bytes.
 *
 * @param mediaType what to answer as {@code Content-Type}
 * @param artifactType its artifact type, or its config's media type where it has none of its own
 * @param size bytes
 * @param kind what reading it is called
 */
public record Manifest(
        RepositoryName repository,
        Digest digest,
        String mediaType,
        Optional<String> artifactType,
        long size,
        ArtifactKind kind) {
    /** The target for the record. */
    public Target target(Reference asked) {
        Target.Builder target = Target.builder(kind.targetType())
                .name(repository.text())
                .namespace(repository.namespace())
                .repository(repository.text())
                .digest(digest.text())
                .mediaType(mediaType)
                .size(size);
        asked.asTag().ifPresent(tag -> target.tag(tag.text()));
        artifactType.ifPresent(target::artifactType);
        return target.build();
    }
}
