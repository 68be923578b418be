package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Slices;
import dev.purser.event.Action;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.Optional;

/** What a record of the repository log is about, and what that tells of its action. For one thread. */
final class ResourceTargets {
    private final String sizeMember;
    private TargetType type = TargetType.IMAGE;

    ResourceTargets(String sizeMember) {
        this.sizeMember = sizeMember;
    }

    /** The target that the properties name; empty if they name none. */
    Optional<Target> read(Action action, Slices properties) {
        String tag = known(properties, "tag");
        String digest = known(properties, "digest");
        boolean said = properties.find("digest") >= 0;
        String mediaType = known(properties, "mediaType");
        String repository = known(properties, "repository");
        String artifact = known(properties, "artifactType");
        if (tag != null && (tag.equals(digest) || digest == null && digest(tag))) {
            digest = tag;
            tag = null;
        }
        Optional<String> artifactType = ArtifactTypes.read(Optional.ofNullable(artifact));
        type = type(action, said || tag != null, artifact, artifactType, Optional.ofNullable(tag));
        Optional<Long> size = size(properties);
        if (repository == null && !said && tag == null && size.isEmpty() && artifact == null) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(repository);
        return Optional.of(new Target(
                type,
                name,
                name.map(ResourceTargets::namespace),
                name,
                Optional.ofNullable(tag),
                Optional.ofNullable(digest),
                Optional.ofNullable(mediaType),
                artifactType,
                size,
                Optional.empty(),
                Optional.empty()));
    }

    private static TargetType type(
            Action action, boolean manifest, String artifact, Optional<String> artifactType, Optional<String> tag) {
        if (ArtifactTypes.LAYER.equals(artifact)) {
            return TargetType.LAYER;
        }
        if (ArtifactTypes.signature(artifactType, tag)) {
            return TargetType.SIGNATURE;
        }
        return action == Action.IMAGE_DELETE && !manifest ? TargetType.REPOSITORY : TargetType.IMAGE;
    }

    /** The action that the name stood for, made exact by the type of the target that was read last. */
    Action action(Action named) {
        return switch (named) {
            case IMAGE_PUSH -> type == TargetType.SIGNATURE ? Action.SIGNATURE_WRITE : named;
            case IMAGE_PULL -> type == TargetType.SIGNATURE ? Action.SIGNATURE_READ : named;
            case IMAGE_DELETE ->
                switch (type) {
                    case SIGNATURE -> Action.SIGNATURE_DELETE;
                    case LAYER -> Action.LAYER_DELETE;
                    case REPOSITORY -> Action.REPOSITORY_DELETE;
                    default -> named;
                };
            default -> named;
        };
    }

    private Optional<Long> size(Slices properties) {
        String text = properties.scalar(sizeMember);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String known(Slices properties, String name) {
        String text = properties.text(name);
        return text == null || text.isEmpty() || text.equals(ResourceRecords.NIL) ? null : text;
    }

    private static boolean digest(String tag) {
        return tag.startsWith("sha256:") || tag.startsWith("sha512:");
    }

    private static String namespace(String repository) {
        int slash = repository.indexOf('/');
        return slash < 0 ? repository : repository.substring(0, slash);
    }
}
