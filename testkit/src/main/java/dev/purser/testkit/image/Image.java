package dev.purser.testkit.image;

import java.util.List;
import java.util.stream.Stream;

/**
 * A manifest with everything that it names: an image, an index of images, or an artifact.
 *
 * @param manifest its own manifest
 * @param blobs configuration and layers, in the manifest's order
 * @param children the images of an index
 */
public record Image(Blob manifest, List<Blob> blobs, List<Image> children) {
    public Image {
        blobs = List.copyOf(blobs);
        children = List.copyOf(children);
    }

    public String digest() {
        return manifest.digest();
    }

    /** All blobs that must be there before the manifests, each once. */
    public List<Blob> allBlobs() {
        return Stream.concat(blobs.stream(), children.stream().flatMap(child -> child.allBlobs().stream()))
                .distinct()
                .toList();
    }

    /** All manifests, children before those that name them. */
    public List<Blob> allManifests() {
        return Stream.concat(children.stream().flatMap(child -> child.allManifests().stream()), Stream.of(manifest))
                .toList();
    }
}
