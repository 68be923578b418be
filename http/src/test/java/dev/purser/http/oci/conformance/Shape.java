package dev.purser.http.oci.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a piece of test data is to look like; the defaults make a plain image. For one thread. */
final class Shape {
    /** One platform of an index. */
    record Platform(String os, String architecture) {
        static final Platform AMD64 = new Platform("linux", "amd64");
        static final Platform ARM64 = new Platform("linux", "arm64");
    }

    Algorithm algorithm = Algorithm.SHA256;
    Map<String, String> annotations = Map.of();
    boolean uniqueAnnotation;
    Optional<String> artifactType = Optional.empty();
    boolean gzip = true;
    byte[] config = new byte[0];
    String configMediaType = Media.CONFIG;
    boolean extraField;
    Optional<byte[]> layer = Optional.empty();
    int layers = 2;
    Optional<String> layerMediaType = Optional.empty();
    Platform platform = Platform.AMD64;
    List<Platform> platforms = List.of(Platform.AMD64, Platform.ARM64);
    boolean inlineData;
    Optional<ObjectNode> subject = Optional.empty();
    Optional<String> tag = Optional.empty();

    static Shape plain() {
        return new Shape();
    }

    /** An artifact as of image-spec 1.1: the empty config and one layer. */
    static Shape artifact(String type, String layerMediaType) {
        Shape shape = new Shape();
        shape.artifactType = Optional.of(type);
        shape.configMediaType = Media.EMPTY_JSON;
        shape.config = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        shape.layers = 1;
        shape.layerMediaType = Optional.of(layerMediaType);
        return shape;
    }

    /** An artifact that refers to a subject, annotated as the public suite does. */
    static Shape referrer(String type, String layerMediaType, ObjectNode subject) {
        Shape shape = artifact(type, layerMediaType).subject(subject);
        shape.annotations = new TreeMap<>(Map.of("org.opencontainers.conformance", "hello conformance test"));
        shape.uniqueAnnotation = true;
        return shape;
    }

    Shape tag(String name) {
        tag = Optional.of(name);
        return this;
    }

    Shape algorithm(Algorithm wanted) {
        algorithm = wanted;
        return this;
    }

    Shape annotations(Map<String, String> wanted) {
        annotations = wanted;
        return this;
    }

    Shape uncompressed() {
        gzip = false;
        return this;
    }

    Shape layer(byte[] content) {
        layer = Optional.of(content);
        return this;
    }

    Shape layers(int count) {
        layers = count;
        return this;
    }

    Shape platform(Platform wanted) {
        platform = wanted;
        return this;
    }

    Shape platforms(List<Platform> wanted) {
        platforms = wanted;
        return this;
    }

    Shape subject(ObjectNode descriptor) {
        subject = Optional.of(descriptor);
        return this;
    }

    Shape inlineData() {
        inlineData = true;
        return this;
    }

    Shape extraField() {
        extraField = true;
        return this;
    }
}
