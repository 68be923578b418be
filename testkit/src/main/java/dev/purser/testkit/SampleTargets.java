package dev.purser.testkit;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is acted upon in the sample events, and what went in and out. */
final class SampleTargets {
    private static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";

    private final Draw draw;

    SampleTargets(Draw draw) {
        this.draw = draw;
    }

    List<Target> of(Action action) {
        return switch (action) {
            case LOGIN, SERVER_START, SERVER_STOP -> List.of();
            case IMAGE_PUSH ->
                List.of(image().toBuilder().previousDigest(digest()).build());
            case IMAGE_BULKDELETE ->
                Stream.generate(this::image)
                        .limit(3)
                        .map(image -> draw.one(3)
                                ? image.toBuilder()
                                        .outcome(Outcome.failure(404, "MANIFEST_UNKNOWN", "no such manifest"))
                                        .build()
                                : image)
                        .toList();
            case SIGNATURE_WRITE, SIGNATURE_READ ->
                List.of(
                        image().toBuilder()
                                .type(TargetType.SIGNATURE)
                                .artifactType("application/vnd.dev.cosign.artifact.sig.v1+json")
                                .build(),
                        image());
            default -> List.of(one(action));
        };
    }

    private Target one(Action action) {
        String family = action.text().split("\\.", 2)[0];
        TargetType type = switch (family) {
            case "layer" -> TargetType.LAYER;
            case "namespace" -> TargetType.NAMESPACE;
            case "repository" -> TargetType.REPOSITORY;
            case "user" -> TargetType.USER;
            case "robot" -> TargetType.ROBOT;
            case "token" -> TargetType.TOKEN;
            case "access-key" -> TargetType.ACCESS_KEY;
            case "role" -> TargetType.ROLE_ASSIGNMENT;
            case "network-rule" -> TargetType.NETWORK_RULE;
            case "route" -> TargetType.ROUTE;
            case "journal", "history" -> TargetType.JOURNAL;
            case "key" -> TargetType.KEY;
            default -> action.kind() == ActionKind.DATA ? TargetType.IMAGE : TargetType.SETTING;
        };
        return switch (type) {
            case IMAGE -> image();
            case LAYER ->
                Target.builder(type)
                        .namespace(namespace())
                        .repository(repository())
                        .digest(digest())
                        .mediaType(LAYER_TYPE)
                        .size((long) draw.below(500_000_000))
                        .build();
            case NAMESPACE ->
                Target.builder(type).name(namespace()).namespace(namespace()).build();
            case REPOSITORY ->
                Target.builder(type)
                        .namespace(namespace())
                        .repository(repository())
                        .build();
            default -> Target.builder(type).name("thing-" + draw.hex(6)).build();
        };
    }

    /** An image by tag. */
    Target image() {
        return Target.builder(TargetType.IMAGE)
                .namespace(namespace())
                .repository(repository())
                .tag(draw.of(List.of("latest", "1.27.3-bookworm", "main-" + draw.hex(7))))
                .digest(digest())
                .mediaType(MANIFEST_TYPE)
                .size(400L + draw.below(4000))
                .build();
    }

    private String namespace() {
        return draw.of(List.of("library", "payments", "web"));
    }

    private String repository() {
        return namespace() + "/" + draw.of(List.of("nginx", "api", "tools/builder", "base"));
    }

    private String digest() {
        return "sha256:" + draw.hex(64);
    }

    EventData data(Action action, boolean failed) {
        return switch (action) {
            case IMAGE_PUSH ->
                new EventData(
                        Map.of("tag", "latest"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.of("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST_TYPE + "\",\"config\":\""
                                + digest() + "\"}"),
                        false);
            case LOGIN ->
                new EventData(
                        Map.of("service", "registry.example.org", "scopes", List.of("repository:web/api:pull")),
                        failed ? Map.of("attempted", "image.pull") : Map.of("expires", 300L),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        false);
            case SETTINGS_SET, QUOTA_SET, REPOSITORY_POLICY_SET ->
                new EventData(
                        Map.of(),
                        Map.of(),
                        Map.of("bytes", 1L << 30, "share", 0.5, "locked", false),
                        Map.of("bytes", 1L << 40, "share", 0.75, "locked", true, "list", List.of("a", Map.of("b", 1L))),
                        Optional.empty(),
                        draw.one(10));
            default -> EventData.NONE;
        };
    }
}
