package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.server.config.ConfigLoader;
import dev.purser.testkit.server.LiveFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that stands for IBM's region {@code ap-south}: its settings decide where events are filed and who sees them. */
class TestRoutesByLocation {
    @TempDir
    private Path folder;

    @Test
    void aRouteSeesWhatIsFiledInItsLocation() throws Exception {
        Path data = folder.resolve("data");
        try (Program program = Program.open(ConfigLoader.load(
                        List.of("--data=" + data, "--ibm.region=ap-south", "--ibm.edition=2020"), Map.of(), folder)
                .config())) {
            DoorCalls admin = DoorCalls.basic(
                    program.door(),
                    "admin",
                    Files.readString(data.resolve("admin-password")).strip());
            led(admin, "tokyo", "ibm:jp-tok");
            led(admin, "sydney", "ibm:au-syd");
            led(admin, "sydney-now", "ibm-2026:au-syd");
            assertThat(admin.json("POST", "/purser/v1/namespaces", "{\"name\":\"place\"}")
                            .status())
                    .isEqualTo(201);
            for (String name : List.of("tokyo", "sydney", "sydney-now")) {
                awaitIdle(admin, name);
            }
            assertThat(files(data, "tokyo"))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains("container-registry.namespace.create", ":container-registry:jp-tok:a/"));
            assertThat(files(data, "sydney")).isEmpty();
            assertThat(files(data, "sydney-now")).hasSize(1);

            DoorCalls.Called refused = admin.json("POST", "/purser/v1/routes", """
                    {"name":"former","rules":[{"locations":["ibm:ap-south"],"destinations":["tokyo"]}]}""");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().toString()).contains("ROUTE_INVALID", "jp-tok");
        }
    }

    private static void led(DoorCalls admin, String name, String location) throws IOException {
        assertThat(admin.json("POST", "/purser/v1/destinations", """
                        {"name":"%1$s","type":"folder","dialect":"activity-tracker","test":false,
                         "options":{"path":"%1$s","naming":"plain"},
                         "batching":{"records":50,"bytes":100000,"ageSeconds":0}}""".formatted(name))
                        .status())
                .isEqualTo(201);
        assertThat(admin.json("POST", "/purser/v1/routes", """
                        {"name":"%1$s","rules":[{"actions":["namespace.create"],"locations":["%2$s"],
                         "destinations":["%1$s"]}]}""".formatted(name, location))
                        .status())
                .isEqualTo(201);
    }

    private static void awaitIdle(DoorCalls admin, String name) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        JsonNode status = admin.send("GET", "/purser/v1/destinations/" + name).json();
        while (!status.at("/status/state").asText().equals("idle")) {
            assertThat(System.nanoTime()).as(status::toString).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
            status = admin.send("GET", "/purser/v1/destinations/" + name).json();
        }
    }

    private static List<Path> files(Path data, String name) throws IOException {
        return new LiveFolder(data.resolve("delivered").resolve(name))
                .files().stream()
                        .filter(file -> !file.toString().contains(".purser"))
                        .toList();
    }
}
