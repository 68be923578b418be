package dev.purser.testkit.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes images, indexes and artifacts. */
public final class Images {
    private Images() {}

    /** An OCI image of those layers for {@code linux} on an architecture such as {@code amd64}. */
    public static Image oci(String architecture, List<Layer> layers) {
        return image(
                MediaTypes.OCI_MANIFEST,
                config(MediaTypes.OCI_CONFIG, architecture, layers),
                layers.stream().map(Layer::blob).toList());
    }

    /** The same as Docker's schema 2. */
    public static Image docker(String architecture, List<Layer> layers) {
        return image(
                MediaTypes.DOCKER_MANIFEST,
                config(MediaTypes.DOCKER_CONFIG, architecture, layers),
                layers.stream()
                        .map(layer -> layer.blob().as(MediaTypes.DOCKER_LAYER))
                        .toList());
    }

    /** A small image of one file, told apart by its seed. */
    public static Image small(long seed) {
        byte[] content = new SeededBlob(seed, 2000).bytes();
        return oci("amd64", List.of(Layer.file("seed-" + seed, content)));
    }

    private static Blob config(String mediaType, String architecture, List<Layer> layers) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("created", "2026-01-01T00:00:00Z");
        config.put("architecture", architecture);
        config.put("os", "linux");
        config.put("config", Map.of("Cmd", List.of("/bin/busybox", "sh")));
        config.put(
                "rootfs",
                ordered(
                        "type",
                        "layers",
                        "diff_ids",
                        layers.stream().map(Layer::diffId).toList()));
        config.put(
                "history",
                layers.stream()
                        .map(layer -> ordered("created", "2026-01-01T00:00:00Z", "created_by", layer.diffId()))
                        .toList());
        return Blob.json(mediaType, config);
    }

    private static Image image(String mediaType, Blob config, List<Blob> layers) {
        Map<String, Object> manifest = ordered("schemaVersion", 2, "mediaType", mediaType);
        manifest.put("config", config.descriptor());
        manifest.put("layers", layers.stream().map(Blob::descriptor).toList());
        List<Blob> blobs = Stream.concat(Stream.of(config), layers.stream()).toList();
        return new Image(Blob.json(mediaType, manifest), blobs, List.of());
    }

    /** An index of images by architecture: an OCI index, or Docker's manifest list if the images are Docker's. */
    public static Image index(Map<String, Image> byArchitecture) {
        boolean docker = byArchitecture.values().stream()
                .allMatch(image -> image.manifest().mediaType().equals(MediaTypes.DOCKER_MANIFEST));
        String mediaType = docker ? MediaTypes.DOCKER_LIST : MediaTypes.OCI_INDEX;
        List<Object> manifests = new ArrayList<>();
        byArchitecture.forEach((architecture, image) -> {
            Map<String, Object> descriptor = image.manifest().descriptor();
            descriptor.put("platform", ordered("architecture", architecture, "os", "linux"));
            manifests.add(descriptor);
        });
        Map<String, Object> index = ordered("schemaVersion", 2, "mediaType", mediaType);
        index.put("manifests", manifests);
        return new Image(
                Blob.json(mediaType, index),
                List.of(),
                byArchitecture.values().stream().toList());
    }

    /**
     * An artifact that refers to a subject, which may or may not be in the registry.
     *
     * @param artifactType for example {@code application/spdx+json}
     */
    public static Image referrer(String artifactType, Blob subject, Blob content, Map<String, String> annotations) {
        Blob config = Blob.empty();
        Map<String, Object> manifest = ordered("schemaVersion", 2, "mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("artifactType", artifactType);
        manifest.put("config", config.descriptor());
        manifest.put("layers", List.of(content.descriptor()));
        manifest.put("subject", subject.descriptor());
        if (!annotations.isEmpty()) {
            manifest.put("annotations", annotations);
        }
        return new Image(Blob.json(MediaTypes.OCI_MANIFEST, manifest), List.of(config, content), List.of());
    }

    /** A map that keeps the order of its two members. */
    static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
