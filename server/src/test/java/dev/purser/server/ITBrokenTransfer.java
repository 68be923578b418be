package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.image.Digests;
import dev.purser.testkit.process.Polling;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordedEvent;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that goes away in the middle of a layer: the pull is recorded before, the break after. */
class ITBrokenTransfer {
    @TempDir
    private Path folder;

    @Test
    void theBreakFollowsThePull() throws Exception {
        try (PurserProcess purser = PurserProcess.start(folder.resolve("data"))) {
            breakOff(purser);
            List<RecordedEvent> breaks = purser.events().of(Action.TRANSFER_BROKEN.text());
            RecordedEvent pull = purser.events().of(Action.LAYER_PULL.text()).getFirst();
            assertThat(pull.succeeded()).isTrue();
            assertThat(breaks).hasSize(1);
            assertThat(breaks.getFirst().succeeded()).isFalse();
            assertThat(breaks.getFirst().text("call", "cause")).contains(pull.id());
        }
    }

    /** Asks for a large layer and goes away in the middle of it. */
    private static void breakOff(PurserProcess purser) throws Exception {
        byte[] large = new byte[48 << 20];
        RegistryClient client = purser.client();
        client.http()
                .send(
                        "POST",
                        "/v2/large/layer/blobs/uploads/?digest=" + Digests.sha256(large),
                        large,
                        "Content-Type",
                        "application/octet-stream")
                .expect(201);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), purser.base().getPort())) {
            socket.getOutputStream()
                    .write(("GET /v2/large/layer/blobs/" + Digests.sha256(large)
                                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                    + purser.administrator().basic() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(1000)).hasSize(1000);
        }
        Polling.until(
                "the broken transfer is on the record",
                Duration.ofSeconds(60),
                () -> !purser.events().of(Action.TRANSFER_BROKEN.text()).isEmpty());
    }
}
