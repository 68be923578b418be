package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.process.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestImages {
    @TempDir
    private Path folder;

    /** Real tar judges the archive. */
    @Test
    void aLayerIsWhatTarReads() throws Exception {
        String longName = "deep/".repeat(30) + "fileé";
        Layer layer = Layer.of(List.of(
                new TarEntry.Folder("srv", 0755),
                new TarEntry.File("srv/a", 0640, "hello".getBytes(UTF_8)),
                new TarEntry.Link("srv/b", "a"),
                new TarEntry.File(longName, 0644, new byte[1000])));
        Path file = Files.write(folder.resolve("layer.tgz"), layer.blob().bytes());
        String tar = Tools.find("tar").toString();
        assertThat(Tools.run(tar, "tvzf", file.toString()).orFail().output())
                .contains("drwxr-xr-x 0/0", "-rw-r----- 0/0", "srv/b -> a");
        Tools.run(tar, "xzf", file.toString(), "-C", folder.toString()).orFail();
        assertThat(Files.readString(folder.resolve("srv/b"))).isEqualTo("hello");
        assertThat(Files.size(folder.resolve(longName))).isEqualTo(1000);
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        assertThat(Images.small(3).digest()).isEqualTo(Images.small(3).digest());
        assertThat(Images.small(3).digest()).isNotEqualTo(Images.small(4).digest());
        SeededBlob blob = new SeededBlob(5, 200_001);
        assertThat(blob.digest()).isEqualTo(Digests.sha256(blob.bytes()));
        byte[] slowly = new byte[200_001];
        try (var in = blob.stream()) {
            for (int at = 0;
                    at < slowly.length;
                    at += Math.max(0, in.read(slowly, at, Math.min(777, slowly.length - at)))) {
                assertThat(at).isLessThan(slowly.length);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(new ByteArrayInputStream(slowly)).hasBinaryContent(blob.bytes());
    }

    @Test
    void anIndexNamesItsImagesFirst() {
        Image amd = Images.small(1);
        Image arm = Images.small(2);
        Image index = Images.index(new TreeMap<>(Map.of("amd64", amd, "arm64", arm)));
        assertThat(index.allManifests()).containsExactly(amd.manifest(), arm.manifest(), index.manifest());
        assertThat(index.allBlobs()).hasSize(4);
        assertThat(index.manifest().text()).contains(amd.digest(), "\"architecture\":\"arm64\"");
    }

    /** The real client judges images, index and layout. */
    @Test
    void skopeoReadsTheLayout() throws Exception {
        String skopeo = Tools.find("skopeo").toString();
        List<Layer> layers = RootFileSystem.busybox(folder);
        Image amd = Images.oci("amd64", layers);
        Image index = Images.index(new TreeMap<>(Map.of("amd64", amd, "arm64", Images.oci("arm64", layers))));
        Path layout = OciLayout.write(
                folder.resolve("layout"),
                Map.of(
                        "image",
                        amd,
                        "index",
                        index,
                        "signature",
                        CosignSignature.of(amd.manifest(), "example.org/web").image(),
                        "referrer",
                        Images.referrer(
                                "application/spdx+json",
                                amd.manifest(),
                                Blob.text("application/spdx+json", "{}"),
                                Map.of())));
        assertThat(Tools.run(skopeo, "inspect", "oci:" + layout + ":image")
                        .orFail()
                        .output())
                .contains(amd.digest(), layers.getFirst().blob().digest());
        assertThat(Tools.run(skopeo, "inspect", "--raw", "oci:" + layout + ":index")
                        .orFail()
                        .output())
                .isEqualTo(index.manifest().text());
        String copy = folder.resolve("copy").toString();
        for (String tag : List.of("image", "signature", "referrer")) {
            Tools.run(skopeo, "--insecure-policy", "copy", "oci:" + layout + ":" + tag, "dir:" + copy + tag)
                    .orFail();
        }
        Tools.run(skopeo, "--insecure-policy", "copy", "--all", "oci:" + layout + ":index", "dir:" + copy)
                .orFail();
    }
}
