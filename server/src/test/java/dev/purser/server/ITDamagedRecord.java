package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.image.Digests;
import dev.purser.testkit.server.PurserProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of the README: what a changed byte in the record does to a start. */
class ITDamagedRecord {
    private static final byte[] LAYER = "a layer".getBytes(StandardCharsets.UTF_8);

    /** What an orderly stop by SIGTERM ends with: 0, or 128 and the signal, as Java programs do. */
    private static final Integer[] ORDERLY = {0, 143};

    @TempDir
    private Path folder;

    @Test
    void aChangedByteIsFoundAndStopsWhatIsStrict() throws Exception {
        Path data = folder.resolve("data");
        PurserProcess first = PurserProcess.start(data);
        try (first) {
            for (int i = 0; i < 20; i++) {
                upload(first.client(), "shop/web" + i);
            }
            assertThat(first.stop()).isIn((Object[]) ORDERLY);
        }
        flip(data, "shop/web3");

        try (PurserProcess again = first.startAgain()) {
            RegistryClient client = again.client();
            assertThat(client.http().send("GET", "/health/ready").status()).isEqualTo(503);
            assertThat(client.http().send("GET", "/health/ready").text()).contains("\"state\":\"damaged\"");
            assertThat(again.output()).contains("damaged");
            assertThat(client.http()
                            .send("POST", "/v2/shop/web/blobs/uploads/", new byte[0])
                            .expect(503)
                            .text())
                    .contains("JOURNAL_UNAVAILABLE");
            // What only reads is served on.
            client.getBlob("shop/web1", Digests.sha256(LAYER)).expect(200);
            assertThat(client.http().send("GET", "/health/live").status()).isEqualTo(200);
        }
    }

    private static void upload(RegistryClient client, String repository) throws Exception {
        client.http()
                .send(
                        "POST",
                        "/v2/" + repository + "/blobs/uploads/?digest=" + Digests.sha256(LAYER),
                        LAYER,
                        "Content-Type",
                        "application/octet-stream")
                .expect(201);
    }

    /** Changes one byte of the first record that holds the text. */
    private static void flip(Path data, String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        List<Path> segments;
        try (Stream<Path> files = Files.walk(data.resolve("journal").resolve("segments"))) {
            segments = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path segment : segments) {
            byte[] content = Files.readAllBytes(segment);
            for (int i = 0; i + wanted.length <= content.length; i++) {
                if (ByteBuffer.wrap(content, i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                    try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.wrap(new byte[] {(byte) (content[i] ^ 1)}), i);
                    }
                    return;
                }
            }
        }
        throw new AssertionError("no record of " + text + " in " + segments);
    }
}
