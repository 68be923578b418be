package dev.purser.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.disk.PowerCutDrill;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFileBlobDriver extends AbstractBlobDriverTests {
    @TempDir
    private Path folder;

    @Override
    protected BlobDriver create() throws IOException {
        return new FileBlobDriver(folder.resolve("store"));
    }

    @Test
    void aBlobIsOneFileForTheKernelToSend() throws IOException {
        try (BlobDriver driver = create()) {
            store(driver, "upload-1", "blob-0001", "content");
            assertThat(driver.open("blob-0001").file())
                    .hasValueSatisfying(
                            file -> assertThat(file).startsWith(folder).hasContent("content"));
        }
    }

    /** Whatever step the power fails in: a blob whose commit returned is there, whole. */
    @Test
    void whatIsCommittedSurvivesAPowerCutInEveryStep() throws Exception {
        long cuts = PowerCutDrill.<List<String>>everyStep(
                6,
                ArrayList::new,
                (disk, committed) -> {
                    try (BlobDriver driver = new FileBlobDriver(disk.getPath("/data/store"))) {
                        // The second and third share a shard.
                        for (String blob : List.of("aa-blob-0", "bb-blob-1", "bb-blob-2")) {
                            store(driver, "upload-" + blob, blob, "content of " + blob);
                            committed.add(blob);
                        }
                        committed.remove("aa-blob-0");
                        driver.delete("aa-blob-0");
                    }
                },
                (found, committed) -> {
                    try (BlobDriver driver = new FileBlobDriver(found.getPath("/data/store"))) {
                        for (String blob : committed) {
                            try (InputStream in = driver.open(blob).stream()) {
                                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                                        .isEqualTo("content of " + blob);
                            }
                        }
                    }
                });
        assertThat(cuts).isGreaterThan(20);
    }

    private static void store(BlobDriver driver, String upload, String blob, String text) throws IOException {
        driver.createUpload(upload);
        try (OutputStream out = driver.append(upload, 0)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        driver.commit(upload, blob);
    }
}
