package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.server.DoorCalls.Called;
import dev.purser.server.config.ConfigLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program's tables, asked through its door: what is done is in every table that has words for it. */
class TestAskedProgram {
    @TempDir
    private Path data;

    private DoorCalls admin;

    private Program open(String... flags) throws IOException {
        List<String> all = Stream.concat(Stream.of("--data=" + data, "--azure.registry=contosoreg"), Stream.of(flags))
                .toList();
        Program program = Program.open(ConfigLoader.load(all, Map.of(), data).config());
        admin = DoorCalls.basic(
                program.door(),
                "admin",
                Files.readString(data.resolve("admin-password")).strip());
        return program;
    }

    private Called ask(String query) throws IOException {
        return admin.json(
                "POST",
                "/v1/workspaces/contosoreg/query",
                new ObjectMapper().createObjectNode().put("query", query).toString());
    }

    /** Waits until the query's first row is this; rows follow their events within moments. */
    private void becomes(String query, String row) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String last;
        do {
            Called called = ask(query);
            assertThat(called.status()).as(text(called)).isEqualTo(200);
            JsonNode rows = called.json().at("/tables/0/rows");
            last = rows.path(0).toString();
            if (last.equals(row)) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        } while (System.nanoTime() < end);
        assertThat(last).as(query).isEqualTo(row);
    }

    private static String text(Called called) {
        return new String(called.body(), StandardCharsets.UTF_8);
    }

    @Test
    void everyTableThatHasWordsForItTellsWhatWasDoneAlsoAfterARestart() throws IOException {
        Program program = open();
        try {
            admin.json("POST", "/purser/v1/namespaces", "{\"name\":\"team\"}");
            admin.json("PUT", "/purser/v1/network-rules", "{\"publicAccess\":true,\"allow\":[]}");
            admin.send("GET", "/v2/team/app/tags/list");
            Logger.getLogger("dev.purser.test").warning("said by a test");
            becomes("PurserEvents | where Action == 'namespace.create' | project TargetName, ActorName", """
                    ["team","admin"]""");
            becomes(
                    "ActivityTracker | where action endswith 'namespace.create' | project outcome, reason_reasonCode",
                    """
                    ["success",201]""");
            becomes(
                    "CloudTrail | where eventname == 'ListImages' | project errorcode, tostring(useridentity.username)",
                    """
                    ["RepositoryNotFoundException","admin"]""");
            becomes(
                    "AzureActivity | where OperationNameValue endswith 'registries/write' | summarize n = count() > 0",
                    """
                    [true]""");
            becomes("ContainerRegistryLoginEvents | count", "[0]");
            becomes("Syslog | where SyslogMessage has 'said by a test' | project SeverityLevel, ProcessName", """
                    ["warning","purser"]""");
            becomes("Syslog | where SyslogMessage has 'password is in' | count", "[1]");
            assertThat(text(admin.send("GET", "/health/ready"))).contains("\"lake\":{\"state\":\"ok\"");
        } finally {
            program.close();
        }
        try (Program again = open()) {
            becomes("PurserEvents | where Action == 'namespace.create' | count", "[1]");
            becomes("PurserEvents | where Action == 'query.run' | summarize n = count() > 0", "[true]");
            becomes("Syslog | where SyslogMessage has 'said by a test' | count", "[1]");
            assertThat(again.config().lake().enabled()).isTrue();
        }
    }

    @Test
    void withoutALakeTheRegistryIsServedAndQueriesAreRefusedWithTheReason() throws IOException {
        try (Program program = open("--lake.enabled=false")) {
            assertThat(program.config().lake().enabled()).isFalse();
            Called refused = ask("PurserEvents | count");
            assertThat(refused.status()).isEqualTo(503);
            Called tables = admin.send("GET", "/purser/v1/lake/tables");
            assertThat(tables.status()).isEqualTo(503);
            assertThat(text(tables)).contains("LAKE_UNAVAILABLE", "lake.enabled is false");
            Called ready = admin.send("GET", "/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(text(ready)).contains("\"lake\":{\"state\":\"off\"");
        }
    }

    @Test
    void aLakeThatCannotBeOpenedLeavesTheRegistryServed() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("lake"), "in the way");
        try (Program program = open()) {
            assertThat(program.config().lake().enabled()).isTrue();
            assertThat(ask("PurserEvents | count").status()).isEqualTo(503);
            assertThat(admin.send("GET", "/v2/").status()).isEqualTo(200);
            Called ready = admin.send("GET", "/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(text(ready)).contains("\"lake\":{\"state\":\"failed\"");
        }
    }

    @Test
    void aTableThatIsOffIsNotThere() throws IOException {
        try (Program program = open("--lake.tables=PurserEvents")) {
            assertThat(program.config().lake().tables()).containsExactly("PurserEvents");
            assertThat(ask("PurserEvents | count").status()).isEqualTo(200);
            assertThat(ask("CloudTrail | count").status()).isEqualTo(400);
            assertThat(text(admin.send("GET", "/purser/v1/lake/tables/CloudTrail")))
                    .contains("\"enabled\":false");
            Called rebuilt = admin.send("POST", "/purser/v1/lake/tables/CloudTrail/rebuild");
            assertThat(rebuilt.status()).isEqualTo(409);
            assertThat(text(rebuilt)).contains("TABLE_NOT_REBUILT", "it is off");
        }
    }
}
