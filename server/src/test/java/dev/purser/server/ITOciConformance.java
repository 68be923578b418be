package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.oci.conformance.AbstractOciConformanceTests;
import dev.purser.testkit.client.Login;
import dev.purser.testkit.server.PurserProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, before every check of the public conformance suite. */
class ITOciConformance extends AbstractOciConformanceTests {
    @TempDir
    static Path folder;

    private static PurserProcess purser;

    @Override
    protected URI registry() throws Exception {
        if (purser == null) {
            purser = PurserProcess.start(folder.resolve("data"));
        }
        return purser.base();
    }

    @Override
    protected Optional<Map.Entry<String, String>> login() throws Exception {
        Login administrator = purser.administrator();
        return Optional.of(Map.entry(administrator.name(), administrator.secret()));
    }

    /** RFC 9110 section 10.1.1: clients that ask first must be told to go on. */
    @Test
    void tellsAClientThatAsksToSendItsBody() throws Exception {
        Login administrator = purser.administrator();
        HttpRequest request = HttpRequest.newBuilder(purser.base()
                        .resolve("/v2/conformance/asked/blobs/uploads/?digest="
                                + "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"))
                .header("Authorization", administrator.basic())
                .expectContinue(true)
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        if (purser != null) {
            purser.close();
        }
    }
}
