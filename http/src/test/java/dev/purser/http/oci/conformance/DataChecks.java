package dev.purser.http.oci.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.http.oci.conformance.BlobPush.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicNode;

/** The life of one data set: push, list, head, pull, referrers, delete, under the public suite's names. */
final class DataChecks {
    private final Repository repository;
    private final DataSet data;
    private int turn;

    DataChecks(Repository repository, DataSet data) {
        this.repository = repository;
        this.data = data;
        this.turn = data.name.length();
    }

    DynamicNode all() {
        return dynamicContainer(
                data.name,
                Stream.of(
                                Stream.<DynamicNode>of(dynamicContainer("push", push())),
                                Stream.<DynamicNode>of(dynamicTest("tag-list", this::tagList)),
                                Stream.<DynamicNode>of(dynamicContainer(
                                        "head",
                                        each(
                                                "manifest-head",
                                                repository::headManifest,
                                                "blob-head",
                                                repository::headBlob))),
                                Stream.<DynamicNode>of(dynamicContainer(
                                        "pull",
                                        each("manifest", repository::getManifest, "blob-get", repository::getBlob))),
                                data.referrers.isEmpty()
                                        ? Stream.<DynamicNode>empty()
                                        : Stream.<DynamicNode>of(dynamicTest("referrers", this::referrers)),
                                Stream.<DynamicNode>of(dynamicContainer("delete", delete())))
                        .flatMap(nodes -> nodes));
    }

    private Stream<DynamicNode> push() {
        Stream<DynamicNode> blobs = data.blobs.entrySet().stream().map(blob -> {
            Way way = Way.values()[turn++ % Way.values().length];
            return dynamicTest(
                    way.test(),
                    () -> repository.push(blob.getKey(), blob.getValue()).go(way));
        });
        Stream<DynamicNode> byDigest = data.order.stream()
                .map(digest -> dynamicTest(
                        "manifest-by-digest",
                        () -> data.badDigest.ifPresentOrElse(this::refused, () -> pushByDigest(digest))));
        Stream<DynamicNode> byTag = data.tags.entrySet().stream()
                .filter(tag -> !data.tagParameters)
                .map(tag -> dynamicTest("manifest-by-tag", () -> {
                    repository.putManifest(tag.getKey(), tag.getValue(), data.manifests.get(tag.getValue()), List.of());
                    data.pushedTags.add(tag.getKey());
                }));
        return Stream.of(blobs, byDigest, byTag).flatMap(nodes -> nodes);
    }

    private void pushByDigest(String digest) {
        List<String> tags = data.tags.entrySet().stream()
                .filter(tag -> data.tagParameters && tag.getValue().equals(digest))
                .map(Map.Entry::getKey)
                .toList();
        Reply reply = repository.putManifest(digest, digest, data.manifests.get(digest), tags);
        Set<String> accepted = reply.headers("OCI-Tag").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
        assertThat(accepted).containsExactlyInAnyOrderElementsOf(tags);
        data.pushedTags.addAll(tags);
    }

    private void refused(String digest) {
        byte[] content = data.manifests.get(digest);
        repository
                .manifest("PUT", digest)
                .body(content, Repository.mediaType(content))
                .send()
                .error(400, "DIGEST_INVALID");
        repository.manifest("HEAD", digest).acceptManifests().send().status(404);
    }

    private void tagList() {
        List<String> listed = repository.tags(Optional.empty());
        assertThat(listed).containsAll(data.tags.keySet()).isSorted();
        if (listed.size() >= 2) {
            int end = listed.size() / 2;
            assertThat(repository.tags(Optional.of(listed.get(end - 1))))
                    .containsExactlyElementsOf(listed.subList(end, listed.size()));
        }
    }

    /** A check by tag, by digest, and by blob; none for what must not have been stored. */
    private Stream<DynamicNode> each(
            String manifestTest, ManifestCheck manifest, String blobTest, BiConsumer<String, byte[]> blob) {
        boolean head = manifestTest.endsWith("-head");
        Stream<DynamicNode> byTag = data.tags.entrySet().stream()
                .map(tag -> dynamicTest(
                        manifestTest + "-by-tag",
                        () -> manifest.check(tag.getKey(), tag.getValue(), data.manifests.get(tag.getValue()))));
        Stream<DynamicNode> byDigest = data.order.stream()
                .filter(digest -> data.badDigest.isEmpty())
                .map(digest -> dynamicTest(
                        head ? "manifest-head-by-digest" : "manifest-by-digest",
                        () -> manifest.check(digest, digest, data.manifests.get(digest))));
        Stream<DynamicNode> blobs = data.blobs.entrySet().stream()
                .map(one -> dynamicTest(blobTest, () -> blob.accept(one.getKey(), one.getValue())));
        return Stream.of(byTag, byDigest, blobs).flatMap(nodes -> nodes);
    }

    private void referrers() {
        data.referrers.forEach((subject, expected) -> {
            JsonNode index = repository.referrers(subject, Optional.empty());
            assertThat(index.path("schemaVersion").intValue()).isEqualTo(2);
            assertThat(index.path("mediaType").textValue()).isEqualTo(Media.INDEX);
            assertThat(listed(index)).containsExactlyInAnyOrderElementsOf(expected);
            expected.stream()
                    .map(one -> one.path("artifactType").textValue())
                    .filter(type -> type != null)
                    .distinct()
                    .forEach(type -> assertThat(listed(repository.referrers(subject, Optional.of(type))))
                            .containsExactlyInAnyOrderElementsOf(expected.stream()
                                    .filter(one ->
                                            type.equals(one.path("artifactType").textValue()))
                                    .toList()));
        });
    }

    private static List<ObjectNode> listed(JsonNode index) {
        return StreamSupport.stream(index.path("manifests").spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private Stream<DynamicNode> delete() {
        Stream<DynamicNode> tags = data.tags.keySet().stream()
                .map(tag -> dynamicTest("tag-delete", () -> {
                    assertThat(data.pushedTags).contains(tag);
                    repository.deleteManifest(tag);
                }));
        Stream<DynamicNode> manifests = data.order.reversed().stream()
                .map(digest -> dynamicTest("manifest-delete", () -> repository.deleteManifest(digest)));
        Stream<DynamicNode> blobs = data.blobs.keySet().stream()
                .map(digest -> dynamicTest("blob-delete", () -> repository.deleteBlob(digest)));
        return Stream.of(tags, manifests, blobs).flatMap(nodes -> nodes);
    }

    /** Checks a manifest under a tag or digest. */
    @FunctionalInterface
    private interface ManifestCheck {
        void check(String reference, String digest, byte[] content);
    }
}
