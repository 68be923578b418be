package dev.purser.http.oci.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes bad requests about names, digests, references, ranges, uploads, tokens and lengths. For one thread. */
final class FuzzCases {
    private static final List<String> BAD_NAMES = List.of(
            "Fuzz/Upper",
            "fuzz/..",
            "fuzz/%2e%2e/%2e%2e/etc",
            "fuzz/a%2f%2e%2e%2fb",
            "fuzz/a%00b",
            "fuzz//b",
            "fuzz/-a",
            "fuzz/a-",
            "fuzz/a..b",
            "fuzz/a___b",
            "fuzz/%F0%9F%90%B3",
            "fuzz/a%5Cb",
            "fuzz/%zz",
            "fuzz/%ff",
            "fuzz/a:b",
            "fuzz/a%20b",
            "fuzz/" + "a".repeat(300),
            "fuzz" + "/a".repeat(200),
            ".",
            "_",
            "%");

    private static final List<String> BAD_DIGESTS = List.of(
            "sha256:",
            "sha256:abc",
            "sha256:" + "A".repeat(64),
            "sha256:" + "g".repeat(64),
            "sha256:" + "a".repeat(63),
            "sha256:" + "a".repeat(65),
            "sha512:" + "a".repeat(64),
            "md5:d41d8cd98f00b204e9800998ecf8427e",
            "sha256:..%2f..%2fetc%2fpasswd",
            ":" + "a".repeat(64),
            "sha256" + "a".repeat(64),
            "sha256::" + "a".repeat(64),
            "sha256:" + "a".repeat(5000),
            "%00",
            "..");

    private final Random random;
    private final String repository;
    private final String digest;
    private final FuzzManifests manifests;

    /**
     * @param repository a repository that exists
     * @param digest a blob in it
     */
    FuzzCases(long seed, String repository, String digest) {
        this.random = new Random(seed);
        this.repository = repository;
        this.digest = digest;
        this.manifests = new FuzzManifests(random, repository);
    }

    /** So many cases, of every sort. */
    Stream<FuzzCase> take(int count) {
        return Stream.generate(this::next).limit(count);
    }

    private FuzzCase next() {
        return switch (random.nextInt(9)) {
            case 0 -> badName();
            case 1 -> badDigest();
            case 2 -> badTag();
            case 3 -> badRange();
            case 4 -> badUpload();
            case 5 -> badQuery();
            case 6 -> badHeader();
            default -> manifests.next();
        };
    }

    private FuzzCase badName() {
        String name = pick(BAD_NAMES);
        return switch (random.nextInt(5)) {
            case 0 -> FuzzCase.refused("name", "GET", "/v2/" + name + "/tags/list");
            case 1 -> FuzzCase.refused("name", "POST", "/v2/" + name + "/blobs/uploads/");
            case 2 -> FuzzCase.refused("name", "HEAD", "/v2/" + name + "/blobs/" + digest);
            case 3 -> FuzzCase.refused("name", "DELETE", "/v2/" + name + "/manifests/" + digest);
            default -> manifests.valid("name", "/v2/" + name + "/manifests/latest");
        };
    }

    private FuzzCase badDigest() {
        String bad = pick(BAD_DIGESTS);
        String base = "/v2/" + repository;
        return switch (random.nextInt(7)) {
            case 0 -> FuzzCase.refused("digest", "GET", base + "/blobs/" + bad);
            case 1 -> FuzzCase.refused("digest", "HEAD", base + "/blobs/" + bad);
            case 2 -> FuzzCase.refused("digest", "DELETE", base + "/blobs/" + bad);
            case 3 -> FuzzCase.refused("digest", "GET", base + "/referrers/" + bad);
            case 4 ->
                FuzzCase.refused("digest", "POST", base + "/blobs/uploads/?digest=" + bad)
                        .body("content");
            case 5 -> FuzzCase.refused("digest", "DELETE", base + "/manifests/sha256:" + bad);
            default -> manifests.valid("digest", base + "/manifests/" + (bad.contains(":") ? bad : "sha256:" + bad));
        };
    }

    private FuzzCase badTag() {
        String bad = pick(List.of(
                "-a", ".a", "a".repeat(129), "a%2fb", "%00", "a%20b", "a:b", "%E2%82%AC", "a%0d%0aX-Evil:%201", "@"));
        return switch (random.nextInt(3)) {
            case 0 -> FuzzCase.refused("tag", "GET", "/v2/" + repository + "/manifests/" + bad);
            case 1 -> FuzzCase.refused("tag", "DELETE", "/v2/" + repository + "/manifests/" + bad);
            default -> manifests.valid("tag", "/v2/" + repository + "/manifests/" + bad);
        };
    }

    private FuzzCase badRange() {
        String range = pick(List.of(
                "bytes=9-1",
                "bytes=-",
                "bytes=a-b",
                "bytes=99999999999999999999-",
                "bytes=-0",
                "bytes=" + "0-0,".repeat(500) + "1-1",
                "bytes=1-" + "9".repeat(400),
                "lines=1-2",
                "bytes " + random.nextInt(),
                noise(20)));
        return FuzzCase.harmless("range", "GET", "/v2/" + repository + "/blobs/" + digest, "Range: " + range);
    }

    private FuzzCase badUpload() {
        String base = "/v2/" + repository + "/blobs/uploads/";
        String unknown = base + UUID.nameUUIDFromBytes(bytes(16));
        return switch (random.nextInt(9)) {
            case 0 -> FuzzCase.refused("upload", "PATCH", unknown).body("content");
            case 1 ->
                FuzzCase.refused("upload", "PUT", unknown + "?digest=" + digest).body("content");
            case 2 -> FuzzCase.refused("upload", "GET", unknown);
            case 3 -> FuzzCase.refused("upload", "DELETE", unknown);
            case 4 -> FuzzCase.refused("upload", "GET", base + pick(List.of("..", "%2e%2e", "x", "%00", "a%2fb", "~")));
            case 5 ->
                FuzzCase.refused("wrong content", "POST", base + "?digest=" + digest)
                        .body(bytes(64));
            case 6 ->
                FuzzCase.refused("algorithm", "POST", base + "?digest-algorithm=" + pick(List.of("md5", "x", "%00")));
            case 7 -> FuzzCase.refused("mount", "POST", base + "?mount=" + pick(BAD_DIGESTS) + "&from=" + repository);
            default ->
                FuzzCase.refused("short body", "POST", base + "?digest=" + digest)
                        .body(bytes(8))
                        .announced(pick(List.of(9L, 1000L, 10_000_000_000L)));
        };
    }

    private FuzzCase badQuery() {
        String list = "/v2/" + repository + "/tags/list";
        return switch (random.nextInt(5)) {
            case 0 ->
                FuzzCase.refused("page", "GET", list + "?n=" + pick(List.of("-1", "x", "1e9", "9".repeat(40), "%00")));
            case 1 -> FuzzCase.refused("page", "GET", "/v2/_catalog?n=" + pick(List.of("-1", "", "0x1")));
            case 2 -> FuzzCase.refused("escape", "GET", list + "?last=" + pick(List.of("%", "%z1", "%ff%fe")));
            case 3 -> FuzzCase.refused("parameters", "GET", list + "?" + "a=b&".repeat(1000));
            default ->
                FuzzCase.harmless(
                        "last", "GET", list + "?last=" + pick(List.of("", "%00", "a".repeat(2000), "%F0%9F%90%B3")));
        };
    }

    private FuzzCase badHeader() {
        String blob = "/v2/" + repository + "/blobs/" + digest;
        return switch (random.nextInt(6)) {
            case 0 ->
                FuzzCase.harmless("accept", "GET", "/v2/" + repository + "/manifests/kept", "Accept: " + noise(30));
            case 1 -> FuzzCase.harmless("condition", "GET", blob, "If-None-Match: " + noise(30));
            case 2 -> FuzzCase.harmless("condition", "GET", blob, "If-Range: " + noise(30), "Range: bytes=0-0");
            case 3 ->
                FuzzCase.harmless(
                        "forwarded", "HEAD", blob, "X-Forwarded-For: " + noise(60), "X-Forwarded-Host: " + noise(9));
            case 4 ->
                FuzzCase.harmless("trace", "HEAD", blob, "traceparent: " + noise(60), "X-Request-Id: " + noise(60));
            default ->
                FuzzCase.refused("method", pick(List.of("PUT", "POST", "PATCH")), blob)
                        .body("content");
        };
    }

    /** Credentials that do not hold. */
    Stream<FuzzCase> badCredentials() {
        String header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String claims = base64("{\"sub\":\"admin\",\"exp\":9999999999,\"access\":[{\"type\":\"repository\",\"name\":\""
                + repository + "\",\"actions\":[\"*\"]}]}");
        return Stream.of(
                        "Basic",
                        "Basic !!!",
                        "Basic " + base64("nobody"),
                        "Basic " + base64("nobody:wrong"),
                        "Basic " + base64(":"),
                        "Basic " + base64("a".repeat(4000) + ":" + "b".repeat(2000)),
                        "Bearer",
                        "Bearer x",
                        "Bearer a.b.c",
                        "Bearer " + header + "." + claims + ".",
                        "Bearer " + header + "." + claims + "." + base64("signature"),
                        "Bearer " + base64("[".repeat(3000)) + "." + claims + ".x",
                        "Bearer " + header + "." + base64("{\"a\":".repeat(1000)) + ".x",
                        "Digest username=\"x\"",
                        noise(20))
                .map(value -> FuzzCase.refused(
                        "credential", "GET", "/v2/" + repository + "/tags/list", "Authorization: " + value));
    }

    private String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Printable characters without sense. */
    private String noise(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
