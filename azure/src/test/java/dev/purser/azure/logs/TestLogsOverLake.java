package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.AuditEvent;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryConfig;
import dev.purser.testkit.process.Polling;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of a query: door, request, Kusto, engine, JSON. */
class TestLogsOverLake {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Takes much longer than any of these tests, and has no row before its end. */
    private static final String ENDLESS =
            "range a from 1 to 49000000 step 1 | extend h = hash_sha256(strcat(a, 'x')) | summarize max(h)";

    @TempDir
    private Path folder;

    private SmallLogs lake;
    private Queries queries;
    private LogsHarness logs;

    @BeforeEach
    void open() {
        lake = new SmallLogs(folder.resolve("lake"));
        queries = new Queries(
                lake, QueryConfig.DEFAULT.withAnswer(60_000, 64 << 20), LogsHarness.CLOCK, new SimpleMeterRegistry());
        logs = new LogsHarness(folder.resolve("purser"), queries);
    }

    @AfterEach
    void close() {
        logs.close();
        queries.close();
        lake.close();
    }

    private JsonNode rows(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return LogsHarness.json(answer).at("/tables/0/rows");
    }

    @Test
    void valuesComeAsTheyAre() {
        assertThat(rows(logs.query("Logins | where Number == 1501"
                                + " | project TimeGenerated, Identity, Ok, Took, Number, Bag, isguid = isnotempty(tostring(Id)),"
                                + " span = 36h, dec = decimal(1.25), none = datetime(null)"))
                        .toString())
                .isEqualTo("[[\"2024-05-23T12:01:26.4000000Z\",\"user3\",false,375.25,1501,\"{\\\"n\\\":1501}\",true,"
                        + "\"1.12:00:00\",\"1.25\",null]]");
        assertThat(rows(logs.query("Logins | take 1 | project Id")).at("/0/0").asText())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void onlyRowsWithinTheTimeSpanAreSeen() {
        String count = "{\"query\":\"Logins | count\",\"timespan\":\"%s\"}";
        assertThat(rows(logs.post(LogsHarness.QUERY, count.formatted("P1D"))).toString())
                .isEqualTo("[[500]]");
        assertThat(rows(logs.post(LogsHarness.QUERY, count.formatted("2024-05-22/2024-05-23")))
                        .toString())
                .isEqualTo("[[1000]]");
        assertThat(rows(logs.post(
                                LogsHarness.QUERY + "?timespan=2024-05-22/2024-05-25",
                                count.formatted("2024-05-24T12:00Z/P30D")))
                        .toString())
                .isEqualTo("[[500]]");
        assertThat(rows(logs.post(LogsHarness.QUERY, count.formatted("2020-01-01/P1D")))
                        .toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void largeAnswersAreWholeAndPartialOnesSaySo() {
        Answer large = logs.query("range x from 1 to 50000 step 1 | extend t = strcat('a longer text of row ', x)");
        assertThat(large.length()).isEqualTo(-1);
        assertThat(rows(large)).hasSize(50_000);
        JsonNode cut =
                LogsHarness.json(logs.query("range x from 1 to 70000 step 1", "Prefer", "include-dataSources=true"));
        assertThat(cut.at("/tables/0/rows")).hasSize(60_000);
        assertThat(cut.at("/error/details/0/innererror/code").asText()).isEqualTo("-2133196797");
        JsonNode sources = LogsHarness.json(logs.query(
                "let a = Logins; a | join kind=inner Logins on Id | count", "Prefer", "include-dataSources"));
        assertThat(sources.at("/dataSources/0/tables").toString()).isEqualTo("[\"Logins\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "/providers/Microsoft.ContainerRegistry/registries/contosoreg,9000",
        "/providers/microsoft.containerregistry/registries/CONTOSOREG/,9000",
        "'',10000",
        "/providers/Microsoft.OperationalInsights/workspaces/contosoreg,10000"
    })
    void aResourcesQuerySeesItsOwnRowsOnly(String below, int rows) {
        String path = "/v1" + LogsHarness.GROUP + below + "/query";
        assertThat(rows(logs.post(path, "{\"query\":\"Logins | count\"}")).toString())
                .isEqualTo("[[" + rows + "]]");
        assertThat(rows(logs.post(
                                path,
                                "{\"query\":\"union * | summarize n = count() by w = _ResourceId has 'webhooks'"
                                        + " | where w | project n\"}"))
                        .toString())
                .isEqualTo("[[1000]]");
    }

    @Test
    void aResourcesQuerySeesNoTableWithoutResources() {
        String query = "{\"query\":\"Other | count\"}";
        assertThat(rows(logs.post(LogsHarness.QUERY, query)).toString()).isEqualTo("[[1]]");
        Answer answer = logs.post("/v1" + LogsHarness.WORKSPACE.registryId() + "/query", query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(LogsHarness.json(answer).at("/error/innererror/code").asText())
                .isEqualTo("SemanticError");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("Logins | where Identity == 'unclosed", 400),
                Arguments.of("Logons", 400),
                Arguments.of("Logins | where Identity + 1 > 2", 400),
                Arguments.of("print " + "(".repeat(10_000) + "1" + ")".repeat(10_000), 400),
                Arguments.of("print '" + "x".repeat(1 << 20) + "'", 200),
                Arguments.of("print 1 / 0, 1.0 / 0, 1 % 0", 200),
                Arguments.of("range x from 1 to 1000000000000 step 1", 400),
                Arguments.of("print matches = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' matches regex '^(a+)+$'", 200),
                Arguments.of("print datetime(20000-01-01)", 400),
                Arguments.of("print datetime(9999-12-31) + 400d", 200),
                Arguments.of("\0\uD800 | ;", 400));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputHasItsOutcome(String text, int status) {
        Answer answer = logs.query(text);
        assertThat(answer.status())
                .as(() -> new String(LogsHarness.bytes(answer), StandardCharsets.UTF_8))
                .isEqualTo(status);
        JsonNode json = LogsHarness.json(answer);
        assertThat(json.has(status == 200 ? "tables" : "error")).isTrue();
        assertThat(rows(logs.query("Logins | count")).toString()).isEqualTo("[[10000]]");
    }

    @Test
    void theTimeThatAQueryMayTakeIsItsClientsChoice() {
        Answer answer = logs.query(ENDLESS, "Prefer", "wait=1");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(LogsHarness.json(answer).at("/error/code").asText()).isEqualTo("GatewayTimeout");
    }

    @Test
    void whenItsClientGoesAwayAQueryEnds() throws Exception {
        Leaving client = new Leaving();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> logs.send(
                "POST",
                LogsHarness.QUERY,
                "{\"query\":\"" + ENDLESS + "\"}",
                client,
                Headers.of("Authorization", logs.admin(), "Content-Type", "application/json")));
        Polling.until("the query runs", SOON, () -> queries.active() == 1);
        client.leave();
        assertThat(answer.get(SOON.toSeconds(), TimeUnit.SECONDS).status()).isEqualTo(499);
        Polling.until("the query has ended", SOON, () -> queries.active() == 0);
        AuditEvent event = logs.recorded().getLast();
        assertThat(event.outcome().errorCode()).contains("QUERY_CANCELLED");
        assertThat(event.data().request()).containsEntry("query", ENDLESS);
    }
}
