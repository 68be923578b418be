package dev.purser.http.oci.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.http.oci.fuzz.RawHttp.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Bad input against a registry that listens somewhere: a subclass says where.
 *
 * <p>Repeatable: the system property {@code purser.fuzz.seed} chooses the cases and {@code purser.fuzz.cases} how many. A
 * case that fails is shown with the seed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbstractOciFuzzTests {
    private static final long SEED = Long.getLong("purser.fuzz.seed", 20_261_121);
    private static final int CASES = Integer.getInteger("purser.fuzz.cases", 600);
    private static final int AT_ONCE = 8;
    private static final String REPOSITORY = "fuzz/kept";
    private static final byte[] CONTENT = "what must survive".getBytes(StandardCharsets.UTF_8);
    private static final String MANIFEST = "{\"schemaVersion\":2,"
            + "\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
            + "\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"%1$s\",\"size\":17},"
            + "\"layers\":[]}";

    private RawHttp http;
    private Optional<String> credential = Optional.empty();
    private String digest;

    /** The registry's base address, such as {@code http://localhost:5000/}. */
    protected abstract URI registry() throws Exception;

    /** A name and a password that may push to, delete in and list {@code fuzz/} by Basic authentication. */
    protected abstract Map.Entry<String, String> login() throws Exception;

    @BeforeAll
    final void keepSomething() throws Exception {
        http = new RawHttp(registry());
        String secret = login().getKey() + ":" + login().getValue();
        credential =
                Optional.of("Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        digest = "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        assertThat(send(FuzzCase.harmless("set-up", "POST", "/v2/" + REPOSITORY + "/blobs/uploads/?digest=" + digest)
                                .body(CONTENT))
                        .status())
                .isEqualTo(201);
        assertThat(send(FuzzCase.harmless(
                                        "set-up",
                                        "PUT",
                                        "/v2/" + REPOSITORY + "/manifests/kept",
                                        "Content-Type: application/vnd.oci.image.manifest.v1+json")
                                .body(MANIFEST.formatted(digest)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesWhatIsMalformedAndStoresNothing() throws Exception {
        List<String> before = stored();
        check(new FuzzCases(SEED, REPOSITORY, digest).take(CASES));
        assertThat(stored()).as("seed %d", SEED).isEqualTo(before);
        assertThat(send(FuzzCase.harmless("what was kept", "GET", "/v2/" + REPOSITORY + "/blobs/" + digest))
                        .body())
                .isEqualTo(new String(CONTENT, StandardCharsets.UTF_8));
    }

    @Test
    void refusesCredentialsThatDoNotHold() throws Exception {
        check(new FuzzCases(SEED, REPOSITORY, digest).badCredentials());
    }

    private void check(Stream<FuzzCase> cases) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<FuzzCase>> work = cases.<Callable<FuzzCase>>map(one -> () -> {
                        judge(one, send(one));
                        return one;
                    })
                    .toList();
            for (Future<FuzzCase> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    private static void judge(FuzzCase asked, Reply reply) {
        // No answer is right only for a client that did not send what it had announced.
        if (reply.status() == 0 && asked.announced() > asked.body().length) {
            return;
        }
        String shown = "seed " + SEED + ", " + asked + " → " + reply;
        assertThat(reply.status()).as(shown).isBetween(asked.refused() ? 400 : 200, 499);
        if (reply.headers().getOrDefault("content-type", "").startsWith("application/json") && reply.status() >= 400) {
            inTheForm(asked, reply, shown);
        }
        assertThat(reply.headers()).as(shown).doesNotContainKey("x-evil");
    }

    private static void inTheForm(FuzzCase asked, Reply reply, String shown) {
        if (asked.method().equals("HEAD")) {
            return;
        }
        try {
            assertThat(new ObjectMapper()
                            .readTree(reply.body())
                            .path("errors")
                            .path(0)
                            .path("code")
                            .asText())
                    .as(shown)
                    .matches("[A-Z_]+");
        } catch (IOException noJson) {
            throw new AssertionError(shown, noJson);
        }
    }

    /** Everything that can be seen of what is stored. */
    private List<String> stored() throws IOException {
        return List.of(
                send(FuzzCase.harmless("stored", "GET", "/v2/_catalog")).body(),
                send(FuzzCase.harmless("stored", "GET", "/v2/" + REPOSITORY + "/tags/list"))
                        .body(),
                send(FuzzCase.harmless("stored", "GET", "/v2/" + REPOSITORY + "/manifests/kept"))
                        .body());
    }

    private Reply send(FuzzCase one) throws IOException {
        return http.send(one, credential);
    }
}
