package dev.purser.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells signatures from images: by artifact type, by the config's media type, or by cosign's scheme of tags. */
final class Signatures {
    private static final Pattern COSIGN_TAG = Pattern.compile("sha(256-[0-9a-f]{64}|512-[0-9a-f]{128})\\.sig");
    private static final List<String> TYPES = List.of(
            "application/vnd.cncf.notary.signature",
            "application/vnd.dev.cosign.artifact.sig.v1+json",
            "application/vnd.dev.sigstore.bundle",
            "application/vnd.dev.cosign.simplesigning.v1+json");

    private Signatures() {}

    static boolean is(Optional<String> artifactType, Optional<String> configType, List<TagName> tags) {
        return artifactType.filter(Signatures::signs).isPresent()
                || configType.filter(Signatures::signs).isPresent()
                || tags.stream().anyMatch(tag -> COSIGN_TAG.matcher(tag.text()).matches());
    }

    private static boolean signs(String type) {
        return TYPES.stream().anyMatch(type::startsWith);
    }
}
