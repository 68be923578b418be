package dev.purser.http.oci.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.purser.http.oci.conformance.BlobPush.Way;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.function.Executable;

/** The checks of the blob endpoints with one digest algorithm: {@code TestBlobAPIs} of the public suite. */
final class BlobChecks {
    private static final int MULTIPLE_CHUNKS = 3 * BlobPush.CHUNK - 5;
    private static final int RANGED = 2048;

    private final Repository repository;
    private final Repository other;
    private final Algorithm algorithm;
    private final DataSet data;

    BlobChecks(Repository repository, Repository other, Algorithm algorithm) {
        this.repository = repository;
        this.other = other;
        this.algorithm = algorithm;
        this.data = new DataSet(algorithm + " blobs");
    }

    Stream<DynamicNode> all() {
        return Stream.of(
                        Stream.<DynamicNode>of(dynamicTest(
                                "get-missing",
                                () -> repository
                                        .blob("GET", data.blob(512, algorithm))
                                        .send()
                                        .error(404, "BLOB_UNKNOWN"))),
                        pushes(),
                        Stream.of(ranges()),
                        wellKnown(),
                        badDigests())
                .flatMap(nodes -> nodes);
    }

    private Stream<DynamicNode> pushes() {
        return Stream.of(
                pushed("post only", "blob-post-only", 512, BlobPush::postOnly),
                pushed("post+put", "blob-post-put", 512, BlobPush::postPut),
                pushed("chunked single", "blob-patch-chunked", 512, BlobPush::chunked),
                pushed("stream", "blob-patch-stream", 512, BlobPush::stream),
                mounted("mount", "blob-mount", Optional.of(other.name())),
                mounted("mount anonymous", "blob-mount-anonymous", Optional.empty()),
                pushed("mount missing", "blob-mount", 512, push -> push.mountOfMissing(other.name())),
                cancelled(),
                pushed("chunked multi", "blob-patch-chunked", MULTIPLE_CHUNKS, BlobPush::chunked),
                pushed(
                        "chunked multi and put chunk",
                        "blob-patch-chunked",
                        MULTIPLE_CHUNKS,
                        push -> push.lastChunkInPut().chunked()),
                pushed(
                        "chunked out-of-order",
                        "blob-patch-chunked",
                        MULTIPLE_CHUNKS,
                        push -> push.outOfOrder().chunked()),
                pushed(
                        "chunked out-of-order and put chunk",
                        "blob-patch-chunked",
                        MULTIPLE_CHUNKS,
                        push -> push.lastChunkInPut().outOfOrder().chunked()));
    }

    private DynamicNode pushed(String test, String way, int size, Consumer<BlobPush> push) {
        String digest = data.blob(size, algorithm);
        byte[] content = data.blobs.get(digest);
        return dynamicContainer(
                test, kept(digest, content, dynamicTest(way, () -> push.accept(repository.push(digest, content)))));
    }

    private DynamicNode mounted(String test, String way, Optional<String> from) {
        String digest = data.blob(512, algorithm);
        byte[] content = data.blobs.get(digest);
        return dynamicContainer(
                test,
                Stream.of(
                                Stream.<DynamicNode>of(dynamicTest(
                                        "blob-post-put",
                                        () -> other.push(digest, content).postPut())),
                                kept(
                                        digest,
                                        content,
                                        dynamicTest(
                                                way,
                                                () -> repository
                                                        .push(digest, content)
                                                        .mount(from.stream().toArray(String[]::new)))),
                                Stream.<DynamicNode>of(dynamicTest("blob-delete", () -> other.deleteBlob(digest))))
                        .flatMap(nodes -> nodes));
    }

    private DynamicNode cancelled() {
        String digest = data.blob(512, algorithm);
        return dynamicContainer(
                "post cancel",
                Stream.of(
                        dynamicTest(
                                "blob-post-cancel",
                                () -> repository
                                        .push(digest, data.blobs.get(digest))
                                        .cancel()),
                        dynamicTest("blob-delete", () -> repository.deleteBlob(digest))));
    }

    private Stream<DynamicNode> kept(String digest, byte[] content, DynamicNode push) {
        return Stream.of(
                push,
                dynamicTest("blob-head", () -> repository.headBlob(digest, content)),
                dynamicTest("blob-get", () -> repository.getBlob(digest, content)),
                dynamicTest("blob-delete", () -> repository.deleteBlob(digest)));
    }

    private DynamicNode ranges() {
        String digest = data.blob(RANGED, algorithm);
        byte[] content = data.blobs.get(digest);
        return dynamicContainer(
                "range requests",
                Stream.of(
                        dynamicTest(
                                "blob-post-put",
                                () -> repository.push(digest, content).postPut()),
                        range(digest, content, "500-1499", 500, 1499),
                        range(digest, content, "500-", 500, RANGED - 1),
                        range(digest, content, "-500", RANGED - 500, RANGED - 1),
                        range(digest, content, "2000-5000", 2000, RANGED - 1),
                        unsatisfiable(digest, "500-0"),
                        unsatisfiable(digest, "5000-10000"),
                        dynamicTest("blob-delete", () -> repository.deleteBlob(digest))));
    }

    private DynamicNode range(String digest, byte[] content, String asked, int first, int last) {
        return dynamicTest(
                "range " + asked,
                () -> repository
                        .blob("GET", digest)
                        .header("Range", "bytes=" + asked)
                        .send()
                        .status(206)
                        .header("Content-Range", "bytes " + first + "-" + last + "/" + RANGED)
                        .content(Arrays.copyOfRange(content, first, last + 1)));
    }

    private DynamicNode unsatisfiable(String digest, String asked) {
        return dynamicTest(
                "range " + asked,
                () -> repository
                        .blob("GET", digest)
                        .header("Range", "bytes=" + asked)
                        .send()
                        .status(416)
                        .header("Content-Range", "bytes */" + RANGED));
    }

    private Stream<DynamicNode> wellKnown() {
        return Map.of("empty", "", "emptyJSON", "{}").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> {
                    byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                    String digest = algorithm.digest(content);
                    return dynamicContainer(
                            entry.getKey(),
                            Arrays.stream(Way.values())
                                    .flatMap(way -> kept(
                                            digest,
                                            content,
                                            dynamicTest(
                                                    way.test(),
                                                    () -> repository
                                                            .push(digest, content)
                                                            .go(way)))));
                });
    }

    private Stream<DynamicNode> badDigests() {
        return List.<Map.Entry<String, Consumer<BlobPush>>>of(
                        Map.entry("bad digest post only", BlobPush::postOnly),
                        Map.entry("bad digest post+put", BlobPush::postPut),
                        Map.entry("bad digest chunked", BlobPush::chunked),
                        Map.entry(
                                "bad digest chunked and put chunk",
                                push -> push.lastChunkInPut().chunked()),
                        Map.entry("bad digest stream", BlobPush::stream))
                .stream()
                .map(entry -> dynamicTest(entry.getKey(), corrupted(entry.getValue())));
    }

    private Executable corrupted(Consumer<BlobPush> push) {
        byte[] content = data.randomBytes(MULTIPLE_CHUNKS);
        String digest = algorithm.digest(content);
        byte[] longer = Arrays.copyOf(content, content.length + 5);
        return () -> push.accept(repository.push(digest, longer).bad());
    }
}
