package dev.purser.http.oci.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Content to push, pull and delete: blobs, manifests in the order of their push, tags, and what should be listed as
 * referrers. The same name gives the same content. For one thread.
 */
final class DataSet {
    static final ObjectMapper JSON = new ObjectMapper();

    final String name;
    final Map<String, String> tags = new LinkedHashMap<>();
    final Map<String, byte[]> blobs = new LinkedHashMap<>();
    final Map<String, byte[]> manifests = new HashMap<>();
    final Map<String, ObjectNode> descriptors = new HashMap<>();
    final Map<String, List<ObjectNode>> referrers = new LinkedHashMap<>();
    final List<String> order = new ArrayList<>();
    final Set<String> pushedTags = new HashSet<>();
    boolean tagParameters;
    Optional<String> badDigest = Optional.empty();
    private final Random random;

    DataSet(String name) {
        this.name = name;
        this.random = new Random(name.hashCode());
    }

    byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    String randomText() {
        return Long.toString(random.nextLong() >>> 1, 36);
    }

    /** Adds content and its descriptor; gives its digest. */
    String blob(byte[] content, String mediaType, Shape shape) {
        String digest = shape.algorithm.digest(content);
        blobs.put(digest, content);
        describe(digest, mediaType, content, shape);
        return digest;
    }

    String blob(int size, Algorithm algorithm) {
        return blob(randomBytes(size), Media.BYTES, Shape.plain().algorithm(algorithm));
    }

    /** An image or artifact with its layers and config. */
    String manifest(Shape shape) {
        List<String> layers =
                IntStream.range(0, shape.layers).mapToObj(i -> layer(i, shape)).toList();
        String config = shape.configMediaType.equals(Media.CONFIG)
                ? imageConfig(shape.platform, layers, shape)
                : blob(shape.config, shape.configMediaType, shape);
        return manifest(
                descriptors.get(config), layers.stream().map(descriptors::get).toList(), shape);
    }

    String layer(int number, Shape shape) {
        String type = shape.layerMediaType.orElse(Media.LAYER);
        if (!type.startsWith(Media.LAYER_PREFIX)) {
            return blob(shape.layer.orElseGet(() -> randomBytes(2048)), type, shape);
        }
        byte[] tar = Tarball.of(
                "./conformance-" + number + ".txt",
                "Conformance test file contents for file number " + number + ".\nToday's lucky number is "
                        + random.nextLong() + "\n");
        return shape.gzip ? blob(Tarball.gzip(tar), Media.LAYER_GZIP, shape) : blob(tar, Media.LAYER, shape);
    }

    String imageConfig(Shape.Platform platform, List<String> layers, Shape shape) {
        ObjectNode config = JSON.createObjectNode()
                .put("author", "OCI Conformance Test")
                .put("architecture", platform.architecture())
                .put("os", platform.os());
        ArrayNode ids = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(ids::add);
        return blob(bytes(config, shape), Media.CONFIG, shape);
    }

    String manifest(ObjectNode config, List<ObjectNode> layers, Shape shape) {
        ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Media.IMAGE);
        shape.artifactType.ifPresent(type -> manifest.put("artifactType", type));
        manifest.set("config", config);
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(list::add);
        return store(
                manifest,
                Optional.of(shape.artifactType.orElseGet(
                        () -> config.get("mediaType").textValue())),
                shape);
    }

    /** An index with an image for each platform. */
    String index(Shape shape) {
        List<String> images = new ArrayList<>();
        for (Shape.Platform platform : shape.platforms) {
            images.add(manifest(shape.platform(platform)));
        }
        return index(shape.platforms.stream().map(Optional::of).toList(), images, shape);
    }

    String index(List<Optional<Shape.Platform>> platforms, List<String> images, Shape shape) {
        ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Media.INDEX);
        shape.artifactType.ifPresent(type -> index.put("artifactType", type));
        ArrayNode list = index.putArray("manifests");
        for (int i = 0; i < images.size(); i++) {
            ObjectNode descriptor = descriptors.get(images.get(i)).deepCopy();
            platforms
                    .get(i)
                    .ifPresent(platform -> descriptor
                            .putObject("platform")
                            .put("architecture", platform.architecture())
                            .put("os", platform.os()));
            list.add(descriptor);
        }
        return store(index, shape.artifactType, shape);
    }

    private String store(ObjectNode manifest, Optional<String> listedType, Shape shape) {
        shape.subject.ifPresent(subject -> manifest.set("subject", subject));
        Map<String, String> annotations = new TreeMap<>(shape.annotations);
        if (shape.uniqueAnnotation) {
            annotations.put("org.example." + randomText(), randomText());
        }
        if (!annotations.isEmpty()) {
            ObjectNode node = manifest.putObject("annotations");
            annotations.forEach(node::put);
        }
        byte[] content = bytes(manifest, shape);
        String digest = shape.algorithm.digest(content);
        manifests.put(digest, content);
        order.add(digest);
        describe(digest, manifest.get("mediaType").textValue(), content, shape);
        shape.tag.ifPresent(tag -> tags.put(tag, digest));
        shape.subject.ifPresent(subject -> {
            ObjectNode listed = descriptors.get(digest).deepCopy();
            listed.remove("data");
            listedType.ifPresent(type -> listed.put("artifactType", type));
            if (!annotations.isEmpty()) {
                listed.set("annotations", manifest.get("annotations"));
            }
            referrers
                    .computeIfAbsent(subject.get("digest").textValue(), key -> new ArrayList<>())
                    .add(listed);
        });
        return digest;
    }

    private void describe(String digest, String mediaType, byte[] content, Shape shape) {
        ObjectNode descriptor = JSON.createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest)
                .put("size", content.length);
        if (shape.inlineData) {
            descriptor.put("data", content);
        }
        descriptors.put(digest, descriptor);
    }

    private byte[] bytes(ObjectNode document, Shape shape) {
        if (shape.extraField) {
            document.put("org." + randomText(), randomText());
        }
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
