package dev.purser.server.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies from a real socket, through a real server. */
class ITBodyStream {
    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Duration idle = Duration.ofSeconds(20);
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxChunkSize(1 << 20))
                .requestHandler(request -> {
                    BodyStream stream = new BodyStream(request, idle);
                    Thread.ofVirtual().start(() -> {
                        try {
                            body.complete(stream.readAllBytes());
                            vertx.runOnContext(now -> request.response().end("read"));
                        } catch (IOException broken) {
                            body.completeExceptionally(broken);
                        }
                    });
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Socket send(long announced, byte[] sent) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        OutputStream out = socket.getOutputStream();
        out.write(("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: " + announced + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(sent);
        out.flush();
        return socket;
    }

    @Test
    void aLargeBodyComesWhole() throws Exception {
        byte[] content = new byte[9 << 20];
        new Random(3).nextBytes(content);
        try (Socket socket = send(content.length, content)) {
            assertThat(Arrays.equals(body.get(60, TimeUnit.SECONDS), content)).isTrue();
        }
    }

    @Test
    void aClientThatGoesAwayBreaksTheStream() throws Exception {
        send(1000, new byte[10]).close();
        assertThat(body.handle((bytes, broken) -> broken.getMessage()).get(60, TimeUnit.SECONDS))
                .contains("went away");
    }

    @Test
    void aSilentClientIsGivenUp() throws Exception {
        idle = Duration.ofMillis(100);
        try (Socket socket = send(1000, new byte[10])) {
            assertThat(body.handle((bytes, broken) -> broken.getMessage()).get(60, TimeUnit.SECONDS))
                    .contains("sent nothing for");
        }
    }

    @Test
    void anEmptyBodyEndsAtOnce() throws Exception {
        try (Socket socket = send(0, new byte[0])) {
            assertThat(body.get(60, TimeUnit.SECONDS)).isEmpty();
        }
    }
}
