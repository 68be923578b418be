package dev.purser.http.oci.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes manifests that no registry may take. For one thread. */
final class FuzzManifests {
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String DESCRIPTOR =
            "{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + DIGEST + "\",\"size\":2}";
    private static final String VALID = "{\"schemaVersion\":2,\"mediaType\":\"" + IMAGE + "\",\"config\":" + DESCRIPTOR
            + ",\"layers\":[" + DESCRIPTOR + "]}";
    private static final int OVERSIZE = 4 * 1024 * 1024 + 1;

    private final Random random;
    private final String repository;

    FuzzManifests(Random random, String repository) {
        this.random = random;
        this.repository = repository;
    }

    /** A manifest that is well formed, put where it cannot go. */
    FuzzCase valid(String what, String target) {
        return put(what, target, IMAGE, VALID.getBytes(StandardCharsets.UTF_8));
    }

    FuzzCase next() {
        return switch (random.nextInt(8)) {
            case 0 -> manifest("truncated", VALID.substring(0, random.nextInt(VALID.length())));
            case 1 -> manifest("no object", pick(List.of("", "null", "[]", "1", "\"x\"", "true", "{}", "{\"a\":1}")));
            case 2 -> manifest("JSON bomb", bomb());
            case 3 -> manifest("member", member());
            case 4 -> manifest("descriptor", VALID.replace("[" + DESCRIPTOR + "]", "[" + descriptor() + "]"));
            case 5 -> put("no UTF-8", tag(), IMAGE, new byte[] {(byte) 0xC3, '(', (byte) 0xFF, '{', '}'});
            case 6 -> put("media type", tag(), mediaType(), VALID.getBytes(StandardCharsets.UTF_8));
            default -> random.nextInt(10) == 0 ? oversize() : manifest("garbled", garbled());
        };
    }

    private String bomb() {
        int depth = 1000 + random.nextInt(50_000);
        return pick(List.of(
                "[".repeat(depth),
                "{\"a\":".repeat(depth),
                VALID.substring(0, VALID.length() - 1) + ",\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}",
                "{\"schemaVersion\":2,\"mediaType\":\"" + IMAGE + "\",\"size\":" + "9".repeat(depth) + "}"));
    }

    private String member() {
        String value = pick(List.of("null", "1", "\"x\"", "[]", "[1]", "{\"a\":{}}", "-1", "1e400", "true"));
        return switch (random.nextInt(4)) {
            case 0 ->
                VALID.replace("\"schemaVersion\":2", "\"schemaVersion\":" + pick(List.of("1", "\"2\"", "null", "3")));
            case 1 -> VALID.replace("\"config\":" + DESCRIPTOR, "\"config\":" + value);
            case 2 ->
                VALID.replace(
                        "\"layers\":[" + DESCRIPTOR + "]",
                        "\"layers\":" + pick(List.of("1", "\"x\"", "{\"a\":{}}", "[1]", "[null]")));
            default ->
                VALID.substring(0, VALID.length() - 1) + ",\"subject\":"
                        + pick(List.of("1", "\"x\"", "[1]", "{\"a\":{}}")) + "}";
        };
    }

    private String descriptor() {
        return switch (random.nextInt(4)) {
            case 0 ->
                DESCRIPTOR.replace(
                        DIGEST,
                        pick(List.of("", "sha256:", "sha256:x", "../../etc/passwd", "md5:00", "a".repeat(5000))));
            case 1 ->
                DESCRIPTOR.replace(
                        "\"size\":2",
                        "\"size\":" + pick(List.of("-1", "\"2\"", "1.5", "99999999999999999999", "null")));
            case 2 -> DESCRIPTOR.replace("\"digest\":\"" + DIGEST + "\",", "");
            default -> "{}";
        };
    }

    private String mediaType() {
        return pick(List.of(
                "text/html",
                "application/vnd.oci.image.index.v1+json",
                "application/vnd.docker.distribution.manifest.v1+prettyjws",
                "x",
                "/",
                "a".repeat(3000)));
    }

    /** A brace or quote goes missing, so that it is no JSON any more. */
    private String garbled() {
        List<Integer> structure = VALID.chars().boxed().toList();
        int at;
        do {
            at = random.nextInt(VALID.length());
        } while ("{}[]\"".indexOf(structure.get(at)) < 0);
        return VALID.substring(0, at) + VALID.substring(at + 1);
    }

    private FuzzCase oversize() {
        String padding = "\"annotations\":{\"a\":\"" + "A".repeat(OVERSIZE) + "\"}";
        return manifest("oversize", VALID.substring(0, VALID.length() - 1) + "," + padding + "}");
    }

    private FuzzCase manifest(String what, String json) {
        return put(what, tag(), IMAGE, json.getBytes(StandardCharsets.UTF_8));
    }

    private String tag() {
        return "/v2/" + repository + "/manifests/fuzzed";
    }

    private static FuzzCase put(String what, String target, String mediaType, byte[] content) {
        return FuzzCase.refused(what, "PUT", target, "Content-Type: " + mediaType)
                .body(content);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
