package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.purser.testkit.client.JsonText;
import dev.purser.testkit.client.Login;
import dev.purser.testkit.client.Podman;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.client.Skopeo;
import dev.purser.testkit.image.Blob;
import dev.purser.testkit.image.CosignSignature;
import dev.purser.testkit.image.Image;
import dev.purser.testkit.image.Images;
import dev.purser.testkit.image.Layer;
import dev.purser.testkit.image.OciLayout;
import dev.purser.testkit.image.RootFileSystem;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clients at the built program, with real images; what they did stands on the record. */
class ITClients {
    @TempDir
    private static Path folder;

    private static PurserProcess server;
    private static List<Layer> layers;

    @TempDir
    private Path work;

    @BeforeAll
    static void start() throws Exception {
        server = PurserProcess.start(folder.resolve("data"));
        layers = RootFileSystem.busybox(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(server.stop()).as("an orderly stop").isIn(0, 143);
        server.close();
    }

    private static List<RecordedEvent> about(String repository, String... actions) throws Exception {
        return server.events().of(actions).stream()
                .filter(event ->
                        event.targets().stream().anyMatch(target -> repository.equals(target.get("repository"))))
                .toList();
    }

    private Skopeo skopeo() throws Exception {
        Skopeo skopeo = Skopeo.against(work, server.registry());
        skopeo.login(server.administrator()).orFail();
        return skopeo;
    }

    @Test
    void skopeoPushesPullsInspectsListsAndDeletes() throws Exception {
        Skopeo skopeo = skopeo();
        Image image = Images.oci("amd64", layers);
        Path layout = OciLayout.write(work.resolve("layout"), Map.of("v1", image));
        skopeo.push("oci:" + layout + ":v1", "skopeo/web:v1").orFail();
        assertThat(skopeo.inspect("skopeo/web:v1").orFail().output()).contains(image.digest());
        assertThat(skopeo.listTags("skopeo/web").orFail().output()).contains("\"v1\"");
        skopeo.pull("skopeo/web:v1", "oci:" + work.resolve("copy") + ":v1").orFail();
        for (Blob layer : image.blobs()) {
            assertThat(work.resolve("copy/blobs/sha256").resolve(layer.digest().substring(7)))
                    .hasBinaryContent(layer.bytes());
        }
        skopeo.delete("skopeo/web:v1").orFail();
        assertThat(skopeo.inspect("skopeo/web:v1").succeeded()).isFalse();

        RecordedEvent push = about("skopeo/web", "image.push").getFirst();
        assertThat(push.target("digest")).contains(image.digest());
        assertThat(push.target("tag")).contains("v1");
        assertThat(push.text("actor", "name")).contains("admin");
        assertThat(push.text("client", "agent").orElseThrow()).contains("skopeo");
        assertThat(about("skopeo/web", "layer.upload.complete"))
                .hasSize(image.blobs().size());
        assertThat(about("skopeo/web", "layer.pull"))
                .hasSizeGreaterThanOrEqualTo(image.blobs().size());
        assertThat(about("skopeo/web", "image.list")).isNotEmpty();
        assertThat(about("skopeo/web", "image.pull"))
                .isNotEmpty()
                .anyMatch(event -> event.succeeded()
                        && event.target("digest").orElseThrow().equals(image.digest()));
        assertThat(about("skopeo/web", "image.delete"))
                .singleElement()
                .matches(event -> event.target("digest").orElseThrow().equals(image.digest()));
    }

    @Test
    void skopeoCopiesAnIndexWithAllItsImagesAndDockersForm() throws Exception {
        Skopeo skopeo = skopeo();
        Image index = Images.index(
                new TreeMap<>(Map.of("amd64", Images.oci("amd64", layers), "arm64", Images.oci("arm64", layers))));
        Path layout = OciLayout.write(work.resolve("layout"), Map.of("all", index));
        skopeo.push("oci:" + layout + ":all", "skopeo/multi:v1", "--all").orFail();
        assertThat(skopeo.inspect("skopeo/multi:v1", "--raw").orFail().output())
                .isEqualTo(index.manifest().text());
        skopeo.pull("skopeo/multi:v1", "dir:" + work.resolve("copy"), "--all").orFail();
        skopeo.push("oci:" + layout + ":all", "skopeo/docker:v1", "--format=v2s2")
                .orFail();
        assertThat(skopeo.inspect("skopeo/docker:v1", "--raw").orFail().output())
                .contains("application/vnd.docker.distribution.manifest.v2+json");
        skopeo.pull("skopeo/docker:v1", "dir:" + work.resolve("docker")).orFail();
    }

    @Test
    void aWrongPasswordIsRefusedAndOnTheRecord() throws Exception {
        Skopeo skopeo = Skopeo.against(work, server.registry());
        assertThat(skopeo.login(new Login("mallory", "guess")).succeeded()).isFalse();
        assertThat(server.events().of("login"))
                .anyMatch(event -> !event.succeeded()
                        && event.text("client", "agent").orElse("").contains("skopeo"));
    }

    @Test
    void podmanLogsInPushesAndPulls() throws Exception {
        Podman podman = Podman.against(work, server.registry());
        podman.login(server.administrator()).orFail();
        Path layout = OciLayout.write(work.resolve("layout"), Map.of("v1", Images.oci("amd64", layers)));
        String id = podman.load(layout, "v1").orFail().output().lines().toList().getLast();
        podman.tag(id, "podman/web:v1").orFail();
        podman.push("podman/web:v1").orFail();
        podman.remove("podman/web:v1").orFail();
        podman.pull("podman/web:v1").orFail();
        assertThat(about("podman/web", "image.push")).isNotEmpty();
        assertThat(about("podman/web", "image.pull")).anyMatch(RecordedEvent::succeeded);
        assertThat(server.events().of("login")).anyMatch(RecordedEvent::succeeded);
    }

    @Test
    void jibPushesWhatItBuilds() throws Exception {
        System.setProperty("sendCredentialsOverHttp", "true");
        Login login = server.administrator();
        Path file = Files.writeString(work.resolve("hello"), "hello");
        JibContainer built = Jib.fromScratch()
                .addLayer(List.of(file), AbsoluteUnixPath.get("/srv"))
                .setEntrypoint("/bin/true")
                .containerize(Containerizer.to(RegistryImage.named(server.registry() + "/jib/hello:v1")
                                .addCredential(login.name(), login.secret()))
                        .setAllowInsecureRegistries(true)
                        .setApplicationLayersCache(work.resolve("cache"))
                        .setBaseImageLayersCache(work.resolve("base")));
        assertThat(about("jib/hello", "image.push"))
                .anyMatch(event -> event.target("digest")
                        .orElseThrow()
                        .equals(built.getDigest().toString()));
    }

    @Test
    void signaturesAndReferrersAreToldFromImages() throws Exception {
        try (RegistryClient client = server.client()) {
            Image image = Images.oci("amd64", layers);
            client.push("signed/web", "v1", image).expect(201);
            CosignSignature signature = CosignSignature.of(image.manifest(), server.registry() + "/signed/web");
            client.push("signed/web", signature.tag(), signature.image()).expect(201);
            Image listing = Images.referrer(
                    "application/spdx+json",
                    image.manifest(),
                    Blob.text("application/spdx+json", "{\"spdxVersion\":\"SPDX-2.3\"}"),
                    Map.of("org.opencontainers.image.created", "2026-01-01T00:00:00Z"));
            assertThat(client.push("signed/web", listing.digest(), listing)
                            .expect(201)
                            .header("OCI-Subject"))
                    .contains(image.digest());
            assertThat(JsonText.object(client.referrers("signed/web", image.digest())
                                    .expect(200)
                                    .text())
                            .get("manifests"))
                    .asString()
                    .contains(listing.digest());
        }
        assertThat(about("signed/web", "signature.write")).hasSize(1);
        assertThat(about("signed/web", "image.push")).hasSize(2);
    }
}
