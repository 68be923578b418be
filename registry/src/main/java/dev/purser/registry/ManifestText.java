package dev.purser.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.purser.event.PurserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the registry needs to know of a manifest's text (OCI image-spec "Image Manifest", "Image Index"; Docker schema 2).
 *
 * @param mediaType as the text says, or as the push said
 * @param artifactType the text's own, or the config's media type where that is not an image's; empty for images
 * @param configType the media type of the config
 * @param blobs config and layers that lie in the registry: those with their own addresses are left out
 * @param elsewhere layers with addresses of their own, or that may not be distributed
 * @param manifests the members of an index
 * @param subject what this refers to
 * @param annotations as JSON text
 */
record ManifestText(
        String mediaType,
        Optional<String> artifactType,
        Optional<String> configType,
        List<Digest> blobs,
        List<Digest> elsewhere,
        List<Digest> manifests,
        Optional<Digest> subject,
        Optional<String> annotations) {
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";

    private static final Set<String> KNOWN = Set.of(OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST);
    private static final Set<String> IMAGE_CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(4 << 20)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads and checks a manifest.
     *
     * @param contentType as the push said
     * @throws PurserException {@link RegistryError#MANIFEST_INVALID} with the reason
     */
    static ManifestText parse(byte[] content, Optional<String> contentType, int maxReferences) {
        Reading reading = new Reading(maxReferences);
        try (JsonParser json = JSON.createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("it is no JSON object");
            }
            reading.manifest(json);
            if (json.nextToken() != null) {
                throw invalid("something follows the JSON object");
            }
        } catch (IOException notJson) {
            throw invalid("it is no JSON");
        }
        return reading.checked(contentType);
    }

    private static PurserException invalid(String reason) {
        return new PurserException(RegistryError.MANIFEST_INVALID, Map.of("reason", reason));
    }

    /** False for the config types of plain images. */
    static boolean isArtifact(String type) {
        return !IMAGE_CONFIGS.contains(type);
    }

    /** What a list of referrers gives as artifact type: the text's own, else the config's media type. */
    Optional<String> listedType() {
        return artifactType.or(() -> configType);
    }

    boolean index() {
        return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_LIST);
    }

    private record Descriptor(String mediaType, Optional<Digest> digest, boolean elsewhere) {}

    private static final class Reading {
        private final int maxReferences;
        private final List<Descriptor> layers = new ArrayList<>();
        private final List<Descriptor> members = new ArrayList<>();
        private Optional<Descriptor> config = Optional.empty();
        private Optional<Descriptor> subject = Optional.empty();
        private Optional<String> mediaType = Optional.empty();
        private Optional<String> artifactType = Optional.empty();
        private Optional<String> annotations = Optional.empty();
        private Optional<Long> schemaVersion = Optional.empty();
        private boolean hasLayers;
        private boolean hasMembers;

        private Reading(int maxReferences) {
            this.maxReferences = maxReferences;
        }

        private void manifest(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "schemaVersion" -> schemaVersion = Optional.of(number(json, name));
                    case "mediaType" -> mediaType = Optional.of(text(json, name));
                    case "artifactType" ->
                        artifactType = Optional.of(text(json, name)).filter(type -> !type.isEmpty());
                    case "config" -> config = Optional.of(descriptor(json));
                    case "subject" -> subject = Optional.of(descriptor(json));
                    case "layers" -> {
                        hasLayers = true;
                        descriptors(json, layers);
                    }
                    case "manifests" -> {
                        hasMembers = true;
                        descriptors(json, members);
                    }
                    case "annotations" -> {
                        if (json.currentToken() != JsonToken.START_OBJECT) {
                            throw invalid("annotations are no object");
                        }
                        annotations = Optional.of(JsonText.copy(json));
                    }
                    default -> json.skipChildren();
                }
            }
        }

        private void descriptors(JsonParser json, List<Descriptor> into) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return; // how Go writes an empty list
            }
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw invalid("a list of descriptors is no list");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (into.size() == maxReferences) {
                    throw invalid("more than " + maxReferences + " descriptors");
                }
                into.add(descriptor(json));
            }
        }

        private static Descriptor descriptor(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw invalid("a descriptor is no object");
            }
            String type = "";
            Optional<Digest> digest = Optional.empty();
            boolean elsewhere = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "mediaType" -> type = text(json, name);
                    case "size" -> {
                        if (number(json, name) < 0) {
                            throw invalid("a descriptor's size is negative");
                        }
                    }
                    case "digest" ->
                        digest = Optional.of(Digest.tryParse(text(json, name))
                                .orElseThrow(() -> invalid("a descriptor's digest is malformed")));
                    case "urls" -> {
                        elsewhere =
                                json.currentToken() == JsonToken.START_ARRAY && json.nextToken() != JsonToken.END_ARRAY;
                        while (elsewhere && json.nextToken() != JsonToken.END_ARRAY) {
                            json.skipChildren();
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            if (digest.isEmpty()) {
                throw invalid("a descriptor has no digest");
            }
            boolean foreign = type.contains("nondistributable") || type.contains(".foreign.");
            return new Descriptor(type, digest, elsewhere || foreign);
        }

        private static String text(JsonParser json, String name) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw invalid(name + " is no text");
            }
            return json.getText();
        }

        private static long number(JsonParser json, String name) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw invalid(name + " is no whole number");
            }
            return json.getLongValue();
        }

        private ManifestText checked(Optional<String> contentType) {
            if (schemaVersion.isEmpty() || schemaVersion.get() != 2) {
                throw invalid("schemaVersion must be 2");
            }
            Optional<String> pushedAs = contentType.map(Reading::bare);
            if (mediaType.isPresent() && pushedAs.isPresent() && !mediaType.equals(pushedAs)) {
                throw invalid("its mediaType is not the Content-Type it was pushed as");
            }
            String type = mediaType.or(() -> pushedAs).orElse(hasMembers ? OCI_INDEX : OCI_MANIFEST);
            if (!KNOWN.contains(type)) {
                throw invalid("its media type is not supported: " + RegistryError.shown(type));
            }
            boolean index = type.equals(OCI_INDEX) || type.equals(DOCKER_LIST);
            if (index ? !hasMembers || hasLayers : config.isEmpty() || !hasLayers || hasMembers) {
                throw invalid(index ? "an index has manifests and no layers" : "a manifest has a config and layers");
            }
            List<Digest> blobs = new ArrayList<>();
            config.ifPresent(one -> blobs.add(one.digest().orElseThrow()));
            layers.stream()
                    .filter(one -> !one.elsewhere())
                    .forEach(one -> blobs.add(one.digest().orElseThrow()));
            Optional<String> configType = config.map(Descriptor::mediaType).filter(text -> !text.isEmpty());
            return new ManifestText(
                    type,
                    artifactType.or(
                            () -> index ? Optional.empty() : configType.filter(one -> !IMAGE_CONFIGS.contains(one))),
                    configType,
                    blobs.stream().distinct().toList(),
                    layers.stream()
                            .filter(Descriptor::elsewhere)
                            .map(one -> one.digest().orElseThrow())
                            .distinct()
                            .toList(),
                    members.stream()
                            .map(one -> one.digest().orElseThrow())
                            .distinct()
                            .toList(),
                    subject.flatMap(Descriptor::digest),
                    annotations);
        }

        private static String bare(String contentType) {
            int parameters = contentType.indexOf(';');
            return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
        }
    }
}
