package dev.purser.http.oci.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.http.oci.conformance.Shape.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The data sets of the public suite, in its order and under its names. */
final class DataSets {
    private DataSets() {}

    static List<DataSet> all() {
        return List.of(
                image("image", Shape.plain().tag("image")),
                image(
                        "image-uncompressed",
                        Shape.plain().tag("image-uncompressed").uncompressed()),
                image("large-manifest", Shape.plain().tag("large-manifest").annotations(largeAnnotations())),
                index("index", Shape.plain().tag("index")),
                nestedIndex(),
                index("empty-index", Shape.plain().tag("index").platforms(List.of())),
                image(
                        "artifact",
                        Shape.artifact(Media.EXAMPLE_1, Media.EXAMPLE_1).tag("artifact")),
                index(
                        "artifact-index",
                        Shape.artifact(Media.EXAMPLE_1, Media.EXAMPLE_1).tag("artifact-index")),
                image(
                        "artifact-without-layers",
                        Shape.artifact(Media.EXAMPLE_1, Media.EMPTY_JSON)
                                .tag("artifact-without-layers")
                                .layer("{}".getBytes(StandardCharsets.UTF_8))),
                artifactsWithSubject(),
                indexWithSubject(),
                missingSubject(),
                image("data-field", Shape.plain().tag("data-field").inlineData()),
                foreignLayers(),
                index("custom-fields", Shape.plain().tag("custom-fields").extraField()),
                image("no-layers", Shape.plain().tag("no-layers").layers(0)),
                sparse(),
                index("sha512", Shape.plain().algorithm(Algorithm.SHA512)),
                tagParameters(Algorithm.SHA256),
                tagParameters(Algorithm.SHA512),
                badDigestImage());
    }

    private static DataSet image(String name, Shape shape) {
        DataSet data = new DataSet(name);
        data.manifest(shape);
        return data;
    }

    private static DataSet index(String name, Shape shape) {
        DataSet data = new DataSet(name);
        data.index(shape);
        return data;
    }

    private static Map<String, String> largeAnnotations() {
        Map<String, String> annotations = new TreeMap<>();
        for (int i = 0; i < 390; i++) {
            annotations.put("large-annotation-" + i, "A".repeat(10_000));
        }
        return annotations;
    }

    private static DataSet nestedIndex() {
        DataSet data = new DataSet("nested-index");
        String first = data.index(Shape.plain());
        String second = data.index(Shape.plain());
        data.index(
                List.of(Optional.empty(), Optional.empty()),
                List.of(first, second),
                Shape.plain().tag("index-of-index"));
        return data;
    }

    private static DataSet artifactsWithSubject() {
        DataSet data = new DataSet("artifacts-with-subject");
        ObjectNode subject = data.descriptors.get(data.manifest(Shape.plain().tag("image")));
        data.manifest(Shape.plain().subject(subject));
        data.manifest(Shape.referrer(Media.EXAMPLE_1, Media.EXAMPLE_1, subject).tag("tagged-artifact1"));
        data.manifest(Shape.referrer(Media.EXAMPLE_2, Media.BYTES, subject).tag("tagged-artifact2"));
        return data;
    }

    private static DataSet indexWithSubject() {
        DataSet data = new DataSet("index-with-subject");
        ObjectNode subject = data.descriptors.get(data.index(Shape.plain().tag("index")));
        data.index(Shape.referrer(Media.EXAMPLE_1, Media.EXAMPLE_1, subject).tag("tagged-artifact"));
        return data;
    }

    private static DataSet missingSubject() {
        DataSet data = new DataSet("missing-subject");
        ObjectNode subject = DataSet.JSON
                .createObjectNode()
                .put("mediaType", Media.IMAGE)
                .put("digest", Algorithm.SHA256.digest("missing content".getBytes(StandardCharsets.UTF_8)))
                .put("size", 123);
        data.manifest(Shape.referrer(Media.EXAMPLE_1, Media.EXAMPLE_1, subject).tag("tagged-artifact"));
        return data;
    }

    private static DataSet foreignLayers() {
        DataSet data = new DataSet("non-distributable-layers");
        String layer = data.layer(1, Shape.plain());
        String config = data.imageConfig(Platform.AMD64, List.of(layer), Shape.plain());
        data.manifest(
                data.descriptors.get(config),
                List.of(
                        foreign(data, Media.FOREIGN_LAYER_GZIP, 123_456),
                        foreign(data, Media.FOREIGN_LAYER, 12_345),
                        data.descriptors.get(layer)),
                Shape.plain().tag("non-distributable-image"));
        return data;
    }

    private static ObjectNode foreign(DataSet data, String mediaType, int size) {
        String digest = Algorithm.SHA256.digest(data.randomBytes(256));
        ObjectNode descriptor = DataSet.JSON
                .createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest)
                .put("size", size);
        descriptor.putArray("urls").add("https://store.example.com/blobs/sha256/" + digest.substring(7));
        return descriptor;
    }

    private static DataSet sparse() {
        DataSet data = new DataSet("sparse");
        data.manifest(Shape.plain().tag("sparse-image"));
        String layer = data.blobs.keySet().stream()
                .filter(digest -> data.descriptors
                        .get(digest)
                        .get("mediaType")
                        .textValue()
                        .startsWith(Media.LAYER_PREFIX))
                .findFirst()
                .orElseThrow();
        data.blobs.remove(layer);
        String image = data.manifest(Shape.plain());
        String absent = Algorithm.SHA256.digest(data.randomBytes(1024));
        data.descriptors.put(
                absent,
                DataSet.JSON
                        .createObjectNode()
                        .put("mediaType", Media.IMAGE)
                        .put("digest", absent)
                        .put("size", 1024));
        data.index(
                List.of(Optional.of(Platform.AMD64), Optional.of(Platform.ARM64)),
                List.of(image, absent),
                Shape.plain().tag("sparse-index"));
        return data;
    }

    private static DataSet tagParameters(Algorithm algorithm) {
        DataSet data = index(
                "tag-param-" + algorithm,
                Shape.plain().tag("tag-param-" + algorithm).algorithm(algorithm));
        for (int i = 0; i < data.order.size(); i++) {
            data.tags.put("tag-param-" + algorithm + "-" + i, data.order.get(i));
        }
        data.tagParameters = true;
        return data;
    }

    private static DataSet badDigestImage() {
        DataSet data = image("bad-digest-image", Shape.plain());
        String digest = data.order.getFirst();
        byte[] content = data.manifests.get(digest);
        byte[] longer = Arrays.copyOf(content, content.length + 2);
        Arrays.fill(longer, content.length, longer.length, (byte) ' ');
        data.manifests.put(digest, longer);
        data.badDigest = Optional.of(digest);
        return data;
    }
}
