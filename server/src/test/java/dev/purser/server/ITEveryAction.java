package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.testkit.client.PlainHttp;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.client.Reply;
import dev.purser.testkit.image.Digests;
import dev.purser.testkit.process.Polling;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No action is claimed as performed unless its event was seen here, done by a client at the built program. */
class ITEveryAction {
    private static final Pattern CLAIMED = Pattern.compile("\"x-purser-actions\"\\s*:\\s*\\[([^\\]]*)\\]");
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] LAYER = "{}".getBytes(StandardCharsets.UTF_8);

    /** Done by the program itself; a gap needs a failing disk and is seen in the journal's own tests. */
    private static final Set<Action> BY_ITSELF =
            Set.of(Action.SERVER_START, Action.SERVER_STOP, Action.JOURNAL_RECOVERED, Action.TRANSFER_BROKEN);

    /** What an orderly stop by SIGTERM ends with: 0, or 128 and the signal, as Java programs do. */
    private static final Integer[] ORDERLY = {0, 143};

    @TempDir
    private Path folder;

    @Test
    void everyClaimedActionIsSeen() throws Exception {
        Set<String> seen = new TreeSet<>();
        PurserProcess first = PurserProcess.start(folder.resolve("data"));
        try (first) {
            identities(first.client().http());
            content(first);
            administration(first.client().http());
            breakOff(first);
            assertThat(first.stop()).isIn(ORDERLY);
        }
        PurserProcess killed = first.startAgain();
        try (killed) {
            killed.client().ping();
            killed.kill();
        }
        try (PurserProcess last = first.startAgain()) {
            for (RecordedEvent event : last.events().all()) {
                if (event.succeeded() || event.action().equals(Action.TRANSFER_BROKEN.text())) {
                    seen.add(event.action());
                }
            }
        }
        Set<String> claimed = claimed();
        BY_ITSELF.forEach(action -> claimed.add(action.text()));
        assertThat(seen).containsAll(claimed);
    }

    private static Set<String> claimed() throws IOException {
        Path document = Path.of("..", "docs", "openapi.json");
        Set<String> claimed = new TreeSet<>();
        Matcher lists = CLAIMED.matcher(Files.readString(document));
        while (lists.find()) {
            for (String name : lists.group(1).split(",")) {
                if (!name.isBlank()) {
                    claimed.add(name.strip().replace("\"", ""));
                }
            }
        }
        assertThat(claimed).contains("image.push", "image.pull");
        return claimed;
    }

    private static Reply json(PlainHttp http, String method, String path, String body) throws Exception {
        return http.send(method, path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
                .expect(200, 201, 202, 204);
    }

    private static void send(PlainHttp http, String method, String path) throws Exception {
        http.send(method, path).expect(200, 201, 202, 204);
    }

    private static String id(Reply reply) {
        Matcher found = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"").matcher(reply.text());
        assertThat(found.find()).as(reply.text()).isTrue();
        return found.group(1);
    }

    private static void identities(PlainHttp http) throws Exception {
        json(http, "POST", "/purser/v1/users", "{\"name\":\"alice\",\"password\":\"a long enough password\"}");
        send(http, "GET", "/purser/v1/users");
        send(http, "GET", "/purser/v1/users/alice");
        json(http, "PATCH", "/purser/v1/users/alice", "{\"displayName\":\"Alice\"}");
        json(http, "PUT", "/purser/v1/users/alice/password", "{\"password\":\"another long password\"}");
        json(http, "POST", "/purser/v1/roles", "{\"principal\":\"alice\",\"role\":\"reader\",\"namespace\":\"shop\"}");
        send(http, "GET", "/purser/v1/roles");
        send(http, "DELETE", "/purser/v1/roles?principal=alice&role=reader&namespace=shop");
        json(
                http,
                "POST",
                "/purser/v1/robots",
                "{\"name\":\"ci\",\"scope\":[{\"role\":\"writer\",\"namespace\":\"shop\"}]}");
        send(http, "GET", "/purser/v1/robots");
        send(http, "GET", "/purser/v1/robots/ci");
        json(http, "PATCH", "/purser/v1/robots/ci", "{\"description\":\"builds\"}");
        json(http, "POST", "/purser/v1/robots/ci/secret", "");
        String token = id(json(http, "POST", "/purser/v1/tokens", "{\"description\":\"a token\"}"));
        send(http, "GET", "/purser/v1/tokens");
        send(http, "GET", "/purser/v1/tokens/" + token);
        send(http, "DELETE", "/purser/v1/tokens/" + token);
        send(http, "DELETE", "/purser/v1/tokens?principal=alice");
        String key = id(json(http, "POST", "/purser/v1/keys", "{\"principal\":\"alice\"}"));
        send(http, "GET", "/purser/v1/keys");
        json(http, "PATCH", "/purser/v1/keys/" + key, "{\"enabled\":false}");
        send(http, "DELETE", "/purser/v1/keys/" + key);
        json(http, "PUT", "/purser/v1/network-rules", "{\"publicAccess\":true,\"allow\":[]}");
        send(http, "GET", "/purser/v1/network-rules");
        send(http, "DELETE", "/purser/v1/robots/ci");
    }

    private static void content(PurserProcess purser) throws Exception {
        RegistryClient client = purser.client();
        PlainHttp http = client.http();
        client.ping().expect(200);
        json(http, "POST", "/purser/v1/namespaces", "{\"name\":\"shop\"}");
        json(http, "POST", "/purser/v1/repositories", "{\"name\":\"shop/web\"}");
        String digest = Digests.sha256(LAYER);
        String upload =
                URI.create(client.startUpload("shop/web").required("Location")).getRawPath();
        client.patch(upload, 0, LAYER).expect(202);
        send(http, "GET", upload);
        client.finish(upload, digest).expect(201);
        send(
                http,
                "DELETE",
                URI.create(client.startUpload("shop/web").required("Location")).getRawPath());
        client.headBlob("shop/web", digest).expect(200);
        client.getBlob("shop/web", digest).expect(200);
        client.mount("shop/copy", digest, java.util.Optional.of("shop/web")).expect(201);
        client.deleteBlob("shop/copy", digest).expect(202);
        byte[] image = manifest(digest, "application/vnd.oci.image.config.v1+json", "");
        put(http, "v1", image);
        put(http, "v2", image);
        send(http, "HEAD", "/v2/shop/web/manifests/v1");
        send(http, "GET", "/v2/shop/web/manifests/v1");
        send(http, "GET", "/v2/shop/web/tags/list");
        send(http, "GET", "/v2/_catalog");
        send(http, "GET", "/v2/shop/web/referrers/" + Digests.sha256(image));
        byte[] signature = manifest(digest, "application/vnd.cncf.notary.signature", Digests.sha256(image));
        put(http, Digests.sha256(signature), signature);
        send(http, "GET", "/v2/shop/web/manifests/" + Digests.sha256(signature));
        send(http, "DELETE", "/v2/shop/web/manifests/" + Digests.sha256(signature));
        json(http, "PUT", "/purser/v1/repositories/shop/web/immutability", "{\"immutableTags\":false}");
        send(http, "DELETE", "/v2/shop/web/manifests/v2");
        send(http, "DELETE", "/v2/shop/web/manifests/" + Digests.sha256(image));
        send(http, "GET", "/purser/v1/namespaces");
        send(http, "GET", "/purser/v1/repositories");
        json(http, "PATCH", "/purser/v1/namespaces/shop", "{\"immutableTags\":false}");
        json(http, "PUT", "/purser/v1/quotas/shop", "{\"limit\":1000000}");
        send(http, "GET", "/purser/v1/quotas/shop");
        send(http, "DELETE", "/purser/v1/repositories/shop/copy");
        send(http, "DELETE", "/purser/v1/namespaces/shop?content=true");
    }

    private static void put(PlainHttp http, String reference, byte[] manifest) throws Exception {
        http.send("PUT", "/v2/shop/web/manifests/" + reference, manifest, "Content-Type", MANIFEST)
                .expect(201);
    }

    private static byte[] manifest(String layer, String configType, String subject) {
        String descriptor = "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}";
        String about = subject.isEmpty() ? "" : ",\"subject\":" + descriptor.formatted(MANIFEST, subject, 1);
        return ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":"
                        + descriptor.formatted(configType, layer, LAYER.length) + ",\"layers\":["
                        + descriptor.formatted("application/vnd.oci.image.layer.v1.tar", layer, LAYER.length) + "]"
                        + about + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void administration(PlainHttp http) throws Exception {
        json(http, "POST", "/purser/v1/gc", "");
        send(http, "GET", "/purser/v1/events");
        json(http, "POST", "/purser/v1/journal/verify", "");
        json(http, "POST", "/purser/v1/token-keys/rotate", "");
        json(http, "POST", "/purser/v1/backup", "");
        send(http, "DELETE", "/purser/v1/users/alice");
        json(http, "POST", "/purser/v1/journal/erase", "{\"subject\":\"alice\"}");
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
        try (Socket socket = new Socket("127.0.0.1", purser.base().getPort())) {
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
