package dev.purser.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.image.Blob;
import dev.purser.testkit.image.Image;
import dev.purser.testkit.image.Images;
import dev.purser.testkit.image.OciLayout;
import dev.purser.testkit.image.SeededBlob;
import dev.purser.testkit.server.DistributionProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients against a registry that is not ours. */
class TestClients {
    @TempDir
    private Path folder;

    private DistributionProcess server;
    private RegistryClient client;

    @BeforeEach
    void start() throws Exception {
        server = DistributionProcess.start(folder);
        client = RegistryClient.anonymous(server.base());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    @Test
    void everyWayOfUploading() throws Exception {
        Blob blob = new Blob("application/octet-stream", new SeededBlob(1, 10_000).bytes());
        client.upload("a/put", blob).expect(201);
        client.uploadInChunks("a/chunks", blob, 3000).expect(201);
        client.uploadStreamed("a/stream", new SeededBlob(1, 10_000)::stream, blob.digest())
                .expect(201);
        client.mount("a/mounted", blob.digest(), Optional.of("a/put")).expect(201);
        for (String repository : List.of("a/put", "a/chunks", "a/stream", "a/mounted")) {
            assertThat(client.getBlob(repository, blob.digest()).expect(200).bytes())
                    .isEqualTo(blob.bytes());
        }
        assertThat(client.getBlob("a/put", blob.digest(), "Range", "bytes=10-19")
                        .expect(206)
                        .bytes())
                .isEqualTo(Arrays.copyOfRange(blob.bytes(), 10, 20));
    }

    @Test
    void pushPullListAndDelete() throws Exception {
        Image index = Images.index(new TreeMap<>(Map.of("amd64", Images.small(1), "arm64", Images.small(2))));
        client.push("a/b", "v1", index).expect(201);
        assertThat(client.getManifest("a/b", "v1").expect(200).bytes())
                .isEqualTo(index.manifest().bytes());
        assertThat(JsonText.object(client.tags("a/b").text())).containsEntry("tags", List.of("v1"));
        assertThat(JsonText.object(client.catalogue().text())).containsEntry("repositories", List.of("a/b"));
        client.deleteManifest("a/b", index.digest()).expect(202);
        client.headManifest("a/b", "v1").expect(404);
    }

    @Test
    void skopeoPushesPullsListsAndDeletes() throws Exception {
        Skopeo skopeo = Skopeo.against(folder, server.base().getAuthority());
        Image image = Images.small(3);
        Path layout = OciLayout.write(folder.resolve("layout"), Map.of("v1", image));
        skopeo.push("oci:" + layout + ":v1", "s/k:v1").orFail();
        assertThat(skopeo.inspect("s/k:v1").orFail().output()).contains(image.digest());
        assertThat(skopeo.listTags("s/k").orFail().output()).contains("\"v1\"");
        skopeo.pull("s/k:v1", "dir:" + folder.resolve("pulled")).orFail();
        skopeo.delete("s/k:v1").orFail();
        assertThat(skopeo.inspect("s/k:v1").succeeded()).isFalse();
    }

    @Test
    void podmanPushesAndPulls() throws Exception {
        Podman podman = Podman.against(folder, server.base().getAuthority());
        Path layout = OciLayout.write(folder.resolve("layout"), Map.of("v1", Images.small(4)));
        String id = podman.load(layout, "v1").orFail().output().lines().toList().getLast();
        podman.tag(id, "p/q:v1").orFail();
        podman.push("p/q:v1").orFail();
        podman.remove("p/q:v1").orFail();
        podman.pull("p/q:v1").orFail();
        client.headManifest("p/q", "v1").expect(200);
    }

    @Test
    void rawRequestsAreSentAsTheyAre() throws Exception {
        try (RawHttp raw = RawHttp.connect(server.base())) {
            raw.send("GET /v2/ HTTP/1.1\r\nHost: x\r\n\r\nGET /v2/no/tags/list HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(raw.answer().status()).isEqualTo(200);
            assertThat(raw.answer().status()).isEqualTo(404);
            raw.send("junk\r\n\r\n");
            assertThat(raw.answer().status()).isEqualTo(400);
        }
        try (RawHttp raw = RawHttp.connect(server.base())) {
            raw.head("POST /v2/a/b/blobs/uploads/ HTTP/1.1", "Host: x", "Content-Length: 10")
                    .reset();
        }
    }
}
