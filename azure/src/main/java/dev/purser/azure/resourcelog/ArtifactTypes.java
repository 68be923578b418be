package dev.purser.azure.resourcelog;

import dev.purser.event.Target;
import java.util.List;
import java.util.Optional;

/**
 * The member {@code artifactType}: {@code acr.docker} for images, a manifest's own type where it has one, and
 * {@code acr.layer}, a word of ours, for layers. Source: azure.md 1.2.
 */
final class ArtifactTypes {
    static final String IMAGE = "acr.docker";
    static final String OTHER = "acr.artifact";
    static final String LAYER = "acr.layer";

    private static final List<String> SIGNATURES = List.of(
            "application/vnd.cncf.notary.signature",
            "application/vnd.dev.cosign.artifact.sig.v1+json",
            "application/vnd.dev.sigstore.bundle",
            "application/vnd.dev.cosign.simplesigning.v1+json");
    private static final String COSIGN_TAG = "sha256-";
    private static final int COSIGN_TAG_LENGTH = COSIGN_TAG.length() + 64 + 4;

    private ArtifactTypes() {}

    static String of(Target target, boolean own) {
        Optional<String> type = target.artifactType();
        if (type.isEmpty()) {
            return IMAGE;
        }
        return own ? type.get() : OTHER;
    }

    /** The manifest's own type that the text is; empty for Azure's words. */
    static Optional<String> read(Optional<String> text) {
        return text.filter(type -> !type.startsWith("acr."));
    }

    /** True for what the registry takes as a signature: by artifact type, or by cosign's scheme of tags. */
    static boolean signature(Optional<String> artifactType, Optional<String> tag) {
        if (artifactType.isPresent() && signs(artifactType.get())) {
            return true;
        }
        return tag.isPresent()
                && tag.get().length() == COSIGN_TAG_LENGTH
                && tag.get().startsWith(COSIGN_TAG)
                && tag.get().endsWith(".sig");
    }

    private static boolean signs(String type) {
        for (String signature : SIGNATURES) {
            if (type.startsWith(signature)) {
                return true;
            }
        }
        return false;
    }
}
