package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.server.DoorCalls.Called;
import dev.purser.server.config.ConfigLoader;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.reference.Pages;
import dev.purser.testkit.server.LiveFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page of actions claims to be performed is performed here, once each at least, and read from the record: the
 * claim and the record hold the same actions.
 */
class TestPerformedActions {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    /** What takes a fault that this test cannot bring about, and the test that has its event. */
    private static final Map<Action, Path> SEEN_ELSEWHERE = Map.of(
            Action.JOURNAL_GAP, Path.of("..", "journal/src/test/java/dev/purser/journal/TestRecorderOnDisk.java"));

    @TempDir
    private Path folder;

    private DoorCalls admin;

    @Test
    void whatIsClaimedIsOnTheRecordAndNothingElse() throws Exception {
        Path data = folder.resolve("data");
        Path crashed = folder.resolve("crashed");
        Set<Action> claimed;
        try (Program program = Program.open(config(data))) {
            claimed = EnumSet.copyOf(Pages.performed(program.endpoints()));
            begin(program, data);
            identities();
            network();
            content();
            life();
            record();
            tables();
            trails();
            deliveries();
            // What a crash leaves. The lake is made again from the journal.
            new LiveFolder(data).copyTo(crashed, Set.of("lake"));
        }
        Set<Action> seen = EnumSet.noneOf(Action.class);
        for (Path start : List.of(data, crashed)) {
            try (Program program = Program.open(config(start))) {
                begin(program, start);
                seen.addAll(actions());
            }
        }

        for (Map.Entry<Action, Path> elsewhere : SEEN_ELSEWHERE.entrySet()) {
            assertThat(elsewhere.getValue())
                    .content()
                    .contains(elsewhere.getKey().name());
            seen.add(elsewhere.getKey());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(claimed);
    }

    private ServerConfig config(Path data) {
        return ConfigLoader.load(List.of("--data=" + data, "--azure.registry=contosoreg"), Map.of(), folder)
                .config();
    }

    private void begin(Program program, Path data) throws IOException {
        String password = Files.readString(data.resolve("admin-password")).strip();
        admin = DoorCalls.basic(program.door(), "admin", password);
        ok(admin.send("GET", "/v2/"));
    }

    private void identities() throws IOException {
        ok(admin.json("POST", "/purser/v1/users", "{\"name\":\"ada\",\"password\":\"correct horse battery\"}"));
        ok(admin.send("GET", "/purser/v1/users"));
        ok(admin.send("GET", "/purser/v1/users/ada"));
        ok(admin.json("PATCH", "/purser/v1/users/ada", "{\"displayName\":\"Ada\"}"));
        ok(admin.json("PUT", "/purser/v1/users/ada/password", "{\"password\":\"correct horse staple\"}"));
        ok(admin.json("POST", "/purser/v1/robots", "{\"name\":\"builder\"}"));
        ok(admin.send("GET", "/purser/v1/robots"));
        ok(admin.send("GET", "/purser/v1/robots/builder"));
        ok(admin.json("PATCH", "/purser/v1/robots/builder", "{\"description\":\"builds\"}"));
        String token = id(admin.json("POST", "/purser/v1/tokens", "{\"description\":\"one\"}"));
        ok(admin.send("GET", "/purser/v1/tokens"));
        ok(admin.send("GET", "/purser/v1/tokens/" + token));
        ok(admin.send("DELETE", "/purser/v1/tokens/" + token));
        ok(admin.send("DELETE", "/purser/v1/tokens?principal=ada"));
        String key = id(admin.json("POST", "/purser/v1/keys", "{}"));
        ok(admin.send("GET", "/purser/v1/keys"));
        ok(admin.json("PATCH", "/purser/v1/keys/" + key, "{\"enabled\":false}"));
        ok(admin.send("DELETE", "/purser/v1/keys/" + key));
        ok(admin.json("POST", "/purser/v1/roles", "{\"principal\":\"ada\",\"role\":\"reader\"}"));
        ok(admin.send("GET", "/purser/v1/roles"));
        ok(admin.send("DELETE", "/purser/v1/roles?principal=ada&role=reader"));
        ok(admin.send("DELETE", "/purser/v1/robots/builder"));
        ok(admin.send("DELETE", "/purser/v1/users/ada"));
    }

    private void network() throws IOException {
        ok(admin.send("GET", "/purser/v1/network-rules"));
        ok(admin.json("PUT", "/purser/v1/network-rules", "{\"publicAccess\":true,\"allow\":[]}"));
    }

    private void content() throws Exception {
        byte[] layer = "layer".getBytes(StandardCharsets.UTF_8);
        String digest = digest(layer);
        ok(admin.send("POST", "/v2/team/app/blobs/uploads/?digest=" + digest, "application/octet-stream", layer));
        ok(admin.send("POST", "/v2/team/other/blobs/uploads/?mount=" + digest + "&from=team/app"));
        String upload = path(ok(admin.send("POST", "/v2/team/app/blobs/uploads/")));
        upload = path(
                ok(admin.send("PATCH", upload, "application/octet-stream", "part".getBytes(StandardCharsets.UTF_8))));
        ok(admin.send("GET", upload));
        ok(admin.send("DELETE", upload));
        ok(admin.send("HEAD", "/v2/team/app/blobs/" + digest));
        ok(admin.send("GET", "/v2/team/app/blobs/" + digest));
        admin.open("GET", "/v2/team/app/blobs/" + digest, "", new byte[0]).broken(2);
        awaitAction(Action.TRANSFER_BROKEN);

        String image = manifest(digest, layer.length, "");
        String subject = digest(image.getBytes(StandardCharsets.UTF_8));
        push("/v2/team/app/manifests/v1", image);
        ok(admin.send("HEAD", "/v2/team/app/manifests/v1"));
        ok(admin.send("GET", "/v2/team/app/manifests/v1"));
        ok(admin.send("GET", "/v2/team/app/tags/list"));
        String signature = manifest(
                digest,
                layer.length,
                "\"artifactType\":\"application/vnd.cncf.notary.signature\",\"subject\":{\"mediaType\":\"" + MANIFEST
                        + "\",\"digest\":\"" + subject + "\",\"size\":" + image.length() + "},");
        String signed = "/v2/team/app/manifests/" + digest(signature.getBytes(StandardCharsets.UTF_8));
        push(signed, signature);
        ok(admin.send("GET", "/v2/team/app/referrers/" + subject));
        ok(admin.send("GET", signed));
        ok(admin.send("DELETE", signed));
        ok(admin.json(
                "PUT", "/purser/v1/repositories/team/app/locks/v1", "{\"writeLocked\":false,\"deleteLocked\":false}"));
        ok(admin.send("DELETE", "/v2/team/app/manifests/v1"));
        ok(admin.send("DELETE", "/v2/team/app/manifests/" + subject));
        ok(admin.send("DELETE", "/v2/team/other/blobs/" + digest));
    }

    private void life() throws IOException {
        ok(admin.json("POST", "/purser/v1/namespaces", "{\"name\":\"place\"}"));
        ok(admin.send("GET", "/purser/v1/namespaces"));
        ok(admin.json("PATCH", "/purser/v1/namespaces/place", "{\"immutableTags\":true}"));
        ok(admin.json("POST", "/purser/v1/repositories", "{\"name\":\"place/thing\"}"));
        ok(admin.send("GET", "/purser/v1/repositories"));
        ok(admin.send("DELETE", "/purser/v1/repositories/place/thing"));
        ok(admin.json("PUT", "/purser/v1/quotas/place", "{\"limit\":1000000}"));
        ok(admin.send("GET", "/purser/v1/quotas/place"));
        ok(admin.send("DELETE", "/purser/v1/namespaces/place"));
        ok(admin.send("POST", "/purser/v1/gc"));
    }

    private void record() throws IOException {
        ok(admin.send("POST", "/purser/v1/journal/verify"));
        ok(admin.send("POST", "/purser/v1/journal/rotate-key"));
        ok(admin.json("POST", "/purser/v1/journal/erase", "{\"subject\":\"ada\"}"));
        ok(admin.send("POST", "/purser/v1/backup"));
    }

    private void tables() throws IOException {
        ok(admin.send("GET", "/purser/v1/lake/tables"));
        ok(admin.send("POST", "/purser/v1/lake/tables/CloudTrail/rebuild"));
        ok(admin.json("POST", "/v1/workspaces/contosoreg/query", "{\"query\":\"PurserEvents | count\"}"));
    }

    private void trails() throws IOException {
        ok(admin.trail("DescribeTrails", "{}"));
        ok(admin.trail("ListPublicKeys", "{}"));
    }

    private void deliveries() throws IOException {
        String setup = "\"type\":\"folder\",\"dialect\":\"azure\",\"options\":{\"path\":\"azure\"}}";
        ok(admin.json("POST", "/purser/v1/destinations", "{\"name\":\"archive\"," + setup));
        ok(admin.json("POST", "/purser/v1/routes", "{\"name\":\"all\",\"rules\":[{\"destinations\":[\"archive\"]}]}"));
        ok(admin.send("GET", "/purser/v1/routes"));
        ok(admin.send("GET", "/purser/v1/destinations"));
        ok(admin.json("PUT", "/purser/v1/destinations/archive", "{" + setup));
        ok(admin.send("POST", "/purser/v1/destinations/archive/test"));
        ok(admin.json("POST", "/purser/v1/destinations/archive/replay", "{\"from\":\"beginning\"}"));
        ok(admin.json(
                "PUT", "/purser/v1/routes/all", "{\"enabled\":false,\"rules\":[{\"destinations\":[\"archive\"]}]}"));
        ok(admin.send("DELETE", "/purser/v1/routes/all"));
        ok(admin.send("DELETE", "/purser/v1/destinations/archive"));
    }

    private Set<Action> actions() throws IOException {
        Set<Action> seen = EnumSet.noneOf(Action.class);
        String next = "/purser/v1/events?limit=1000";
        while (!next.isEmpty()) {
            JsonNode page = ok(admin.send("GET", next)).json();
            page.get("events")
                    .forEach(event -> seen.add(Action.of(event.at("/event/action")
                                    .asText(event.path("action").asText()))
                            .orElseThrow()));
            next = page.hasNonNull("next")
                    ? "/purser/v1/events?limit=1000&cursor=" + page.get("next").asText()
                    : "";
        }
        return seen;
    }

    /** What is recorded after its answer: bounded, and only as long as it takes. */
    private void awaitAction(Action action) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!actions().contains(action)) {
            assertThat(System.nanoTime()).as(action.text()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void push(String path, String manifest) throws IOException {
        ok(admin.send("PUT", path, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8)));
    }

    private static String manifest(String digest, int size, String more) {
        String blob = "\"digest\":\"" + digest + "\",\"size\":" + size + "}";
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\"," + more
                + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\"," + blob
                + ",\"layers\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar\"," + blob + "]}";
    }

    private static String digest(byte[] bytes) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Called ok(Called called) {
        assertThat(called.status())
                .as(new String(called.body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return called;
    }

    private static String id(Called called) throws IOException {
        return ok(called).json().get("id").asText();
    }

    private static String path(Called called) {
        return called.header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
