package dev.purser.registry;

import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.Optional;

/** Images and signatures as the record names them. */
final class ManifestTargets {
    private ManifestTargets() {}

    /** A manifest as stored. */
    static Target.Builder of(RepositoryName repository, Optional<TagName> tag, Manifests.Manifest manifest) {
        Target.Builder target = asked(repository, tag, Optional.of(manifest.digest()))
                .type(manifest.signature() ? TargetType.SIGNATURE : TargetType.IMAGE)
                .mediaType(manifest.mediaType())
                .size((long) manifest.content().length);
        manifest.artifactType().ifPresent(target::artifactType);
        return target;
    }

    /** A manifest as asked for: whether it is there, and what it is, is not known yet. */
    static Target.Builder asked(RepositoryName repository, Optional<TagName> tag, Optional<Digest> digest) {
        Target.Builder target = Target.builder(TargetType.IMAGE)
                .name(repository.text())
                .namespace(repository.namespace())
                .repository(repository.text());
        tag.map(TagName::text).ifPresent(target::tag);
        digest.map(Digest::text).ifPresent(target::digest);
        return target;
    }
}
