package dev.purser.http.oci.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.purser.http.oci.conformance.BlobPush.Way;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The public conformance suite's checks against a registry that listens somewhere: a subclass says where.
 *
 * <p>Works in two repositories and leaves them empty of content. Not for several threads at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbstractOciConformanceTests {
    private Repository first;
    private Repository second;

    /** The registry's base address, such as {@code http://localhost:5000/}. */
    protected abstract URI registry() throws Exception;

    /** A name and a password that may push to and delete in {@code conformance/}; empty where anyone may. */
    protected Optional<Map.Entry<String, String>> login() throws Exception {
        return Optional.empty();
    }

    @BeforeAll
    final void connect() throws Exception {
        URI base = registry();
        RegistryClient client =
                new RegistryClient(base, login().map(who -> new RegistryClient.Login(who.getKey(), who.getValue())));
        first = new Repository(client, "conformance/repo1");
        second = new Repository(client, "conformance/repo2");
    }

    @AfterAll
    final void disconnect() {
        if (first != null) {
            first.client().close();
        }
    }

    @Test
    void ping() {
        first.client().call("GET", "/v2/").send().status(200);
    }

    @TestFactory
    Stream<DynamicNode> empty() {
        return Stream.of(
                dynamicTest(
                        "tag list",
                        () -> assertThat(first.tags(Optional.empty())).isEmpty()),
                dynamicTest(
                        "referrers",
                        () -> assertThat(first.referrers(unknown(), Optional.empty())
                                        .path("manifests"))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicNode> blobs() {
        return Arrays.stream(Algorithm.values())
                .map(algorithm ->
                        dynamicContainer(algorithm + " blobs", new BlobChecks(first, second, algorithm).all()));
    }

    @TestFactory
    Stream<DynamicNode> data() {
        return DataSets.all().stream().map(data -> new DataChecks(first, data).all());
    }

    @TestFactory
    Stream<DynamicNode> missingManifest() {
        return Stream.of(
                dynamicTest("by-digest", () -> missing(unknown())),
                dynamicTest("by-tag", () -> missing("missing-kvq3rj7wbzme5")));
    }

    @TestFactory
    Stream<DynamicNode> invalidDigestFormat() {
        DataSet data = new DataSet("invalid-manifest-digest");
        byte[] manifest = data.manifests.get(data.manifest(Shape.plain().layers(1)));
        Stream<DynamicNode> blobs = data.blobs.entrySet().stream()
                .map(blob -> dynamicTest(
                        Way.POST_PUT.test(),
                        () -> first.push(blob.getKey(), blob.getValue()).postPut()));
        return Stream.concat(
                blobs,
                Stream.of(
                        dynamicTest(
                                "manifest-put",
                                () -> first.manifest("PUT", "sha256:baddigeststring")
                                        .body(manifest, Media.IMAGE)
                                        .send()
                                        .error(400, "DIGEST_INVALID")),
                        dynamicTest(
                                "manifest-get",
                                () -> first.manifest("GET", "sha256:baddigeststring")
                                        .acceptManifests()
                                        .send()
                                        .status(404, 400)),
                        dynamicTest("delete", () -> data.blobs.keySet().forEach(first::deleteBlob))));
    }

    private void missing(String reference) {
        first.manifest("GET", reference).acceptManifests().send().error(404, "MANIFEST_UNKNOWN");
    }

    private static String unknown() {
        DataSet data = new DataSet("unknown");
        return Algorithm.SHA256.digest(data.randomBytes(1024));
    }
}
