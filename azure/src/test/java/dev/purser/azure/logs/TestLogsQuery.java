package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Outcome;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Presence;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.TimeSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers of the query endpoints (reference: azure.md 6.1 and 6.2). */
class TestLogsQuery {
    @TempDir
    private Path folder;

    private LogsHarness logs;

    @BeforeEach
    void open() {
        logs = new LogsHarness(folder);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private static void assertSeven(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(LogsHarness.bytes(answer), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"n\",\"type\":\"long\"}],"
                        + "\"rows\":[[7]]}]}");
        assertThat(answer.headers().first("Content-Type")).contains("application/json; charset=utf-8");
    }

    private QueryRequest asked() {
        return logs.queries.asked.getLast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/workspaces/6f2d3c0e-1111-4222-8333-444455556666/query",
                "/v1/workspaces/6F2D3C0E-1111-4222-8333-444455556666/query",
                "/workspaces/6f2d3c0e-1111-4222-8333-444455556666/query",
                "/v1/workspaces/contosoreg/query",
                "/v1/workspaces/default/query",
                "/v1/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/purser/providers/Microsoft.ContainerRegistry/registries/contosoreg/query",
                "/v1//subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourcegroups/PURSER/providers/microsoft.containerregistry/registries/contosoreg/query",
                "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/purser/query",
                "/v1/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/query",
                "/v1/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/purser/providers/Microsoft.OperationalInsights/workspaces/contosoreg/query"
            })
    void everyPathTakesBothVerbs(String path) {
        assertSeven(logs.post(path, "{\"query\":\"Events | count\"}"));
        assertSeven(logs.get(path + "?query=Events%20%7C%20count"));
        assertThat(logs.queries.asked).extracting(QueryRequest::text).containsOnly("Events | count");
        assertThat(asked().within()).isEqualTo(TimeSpan.ALL);
        assertThat(asked().timeout()).isEmpty();
    }

    @Test
    void nullsAndUnknownMembersAreAsIfMissing() {
        assertSeven(logs.post(
                LogsHarness.QUERY,
                "{\"query\":\"Events\",\"timespan\":null,\"workspaces\":null,\"workspaceFilters\":{\"regions\":[]},"
                        + "\"maxRows\":5}"));
        assertThat(asked().within()).isEqualTo(TimeSpan.ALL);
    }

    @Test
    void timeSpansOfUrlAndBodyAreIntersected() {
        assertSeven(logs.post(
                LogsHarness.QUERY + "?timespan=2024-01-01/2024-01-03",
                "{\"query\":\"Events\",\"timespan\":\"2024-01-02/2024-01-05\"}"));
        assertThat(asked().within()).isEqualTo(new TimeSpan(day(2), day(3)));
        logs.post(
                LogsHarness.QUERY + "?timespan=2024-01-01/2024-01-02",
                "{\"query\":\"Events\",\"timespan\":\"2024-01-03/2024-01-05\"}");
        assertThat(asked().within().from()).isEqualTo(asked().within().to());
    }

    private static long day(int day) {
        return Ticks.of(LocalDateTime.of(2024, 1, day, 0, 0));
    }

    @Test
    void onlyThisWorkspaceIsThere() {
        String here = LogsHarness.WORKSPACE.resourceId();
        assertSeven(logs.post(
                LogsHarness.QUERY + "?workspaces=contosoreg," + LogsHarness.ID,
                "{\"query\":\"Events\",\"workspaces\":[\"" + here + "\",\"CONTOSOREG\"]}"));
        for (Answer answer : List.of(
                logs.post("/v1/workspaces/11111111-2222-4333-8444-555555555555/query", "{\"query\":\"Events\"}"),
                logs.post(LogsHarness.QUERY, "{\"query\":\"Events\",\"workspaces\":[\"other\"]}"),
                logs.get(LogsHarness.QUERY + "?query=Events&workspaces=other"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(LogsHarness.json(answer).at("/error/code").asText()).isEqualTo("FailedToResolveResource");
        }
        Answer resource = logs.post(
                "/v1/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm/query",
                "{\"query\":\"Events\"}");
        assertThat(resource.status()).isEqualTo(404);
        assertThat(LogsHarness.json(resource).at("/error/code").asText()).isEqualTo("ResourceNotFoundError");
        assertThat(logs.queries.asked).hasSize(1);
    }

    @Test
    void valuesOfEveryType() {
        logs.queries.behaviour = (request, sink) -> {
            sink.table(
                    "PrimaryResult",
                    Arrays.stream(KustoType.values())
                            .filter(type -> type != KustoType.UNKNOWN)
                            .map(type -> new BoundQuery.Column(type.kusto(), type))
                            .toList(),
                    Optional.empty());
            FakeQueries.row(
                    sink,
                    true,
                    -3,
                    Long.MAX_VALUE,
                    1.5,
                    "12345678901234567890.123456789012345678",
                    "a \"quoted\"\ttext ü",
                    Ticks.of(LocalDateTime.of(2024, 5, 1, 10, 0, 0, 123_456_700)),
                    90 * Ticks.SECOND + 1,
                    "6f2d3c0e-1111-4222-8333-444455556666",
                    "{\"a\":[1,\"x\"]}");
            FakeQueries.row(sink, null, null, null, null, null, null, null, null, null, null);
            FakeQueries.row(sink, false, 0, -1L, Double.NaN, "0", "", 0L, -Ticks.DAY, "", "null");
            return FakeQueries.report(3, Optional.empty());
        };
        JsonNode table = LogsHarness.json(logs.query("Events")).at("/tables/0");
        assertThat(table.get("columns").toString())
                .isEqualTo("[{\"name\":\"bool\",\"type\":\"bool\"},{\"name\":\"int\",\"type\":\"int\"},"
                        + "{\"name\":\"long\",\"type\":\"long\"},{\"name\":\"real\",\"type\":\"real\"},"
                        + "{\"name\":\"decimal\",\"type\":\"decimal\"},{\"name\":\"string\",\"type\":\"string\"},"
                        + "{\"name\":\"datetime\",\"type\":\"datetime\"},{\"name\":\"timespan\",\"type\":\"timespan\"},"
                        + "{\"name\":\"guid\",\"type\":\"guid\"},{\"name\":\"dynamic\",\"type\":\"dynamic\"}]");
        assertThat(table.get("rows").toString())
                .isEqualTo(
                        "[[true,-3,9223372036854775807,1.5,\"12345678901234567890.123456789012345678\","
                                + "\"a \\\"quoted\\\"\\ttext ü\",\"2024-05-01T10:00:00.1234567Z\",\"00:01:30.0000001\","
                                + "\"6f2d3c0e-1111-4222-8333-444455556666\",\"{\\\"a\\\":[1,\\\"x\\\"]}\"],"
                                + "[null,null,null,null,null,null,null,null,null,null],"
                                + "[false,0,-1,\"NaN\",\"0\",\"\",\"0001-01-01T00:00:00.0000000Z\",\"-1.00:00:00\",\"\",\"null\"]]");
    }

    @Test
    void severalTablesAndNoRows() {
        logs.queries.behaviour = (request, sink) -> {
            List<BoundQuery.Column> columns = List.of(new BoundQuery.Column("a", KustoType.LONG));
            sink.table("PrimaryResult", columns, Optional.empty());
            sink.table("Table_1", columns, Optional.empty());
            FakeQueries.row(sink, 1L);
            return FakeQueries.report(1, Optional.empty());
        };
        assertThat(LogsHarness.json(logs.query("Events")).get("tables").toString())
                .isEqualTo("[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[]},"
                        + "{\"name\":\"Table_1\",\"columns\":[{\"name\":\"a\",\"type\":\"long\"}],\"rows\":[[1]]}]");
    }

    @Test
    void whatIsPreferredStandsBehindTheTables() {
        logs.queries.behaviour = (request, sink) -> {
            sink.table(
                    "PrimaryResult",
                    List.of(new BoundQuery.Column("n", KustoType.LONG)),
                    Optional.of(new BoundQuery.Render(
                            "barchart", Map.of("title", "24H", "ycolumns", "a, b", "kind", "stacked"))));
            FakeQueries.row(sink, 7L);
            return FakeQueries.report(1, Optional.empty());
        };
        JsonNode all = LogsHarness.json(
                logs.query(
                        "Events",
                        "Prefer",
                        "include-render=true,include-statistics=true,include-dataSources=true,include-permissions=true,wait=30"));
        assertThat(asked().timeout()).contains(Duration.ofSeconds(30));
        assertThat(all.get("render").toString())
                .isEqualTo("{\"visualization\":\"barchart\",\"title\":\"24H\",\"kind\":\"stacked\",\"legend\":null,"
                        + "\"xAxis\":null,\"yAxis\":null,\"xColumn\":null,\"xTitle\":null,\"yTitle\":null,\"ySplit\":null,"
                        + "\"series\":null,\"yColumns\":[\"a\",\"b\"],\"anomalyColumns\":null,\"yMin\":\"NaN\","
                        + "\"yMax\":\"NaN\",\"accumulate\":false,\"isQuerySorted\":false}");
        JsonNode statistics = all.at("/statistics/query");
        assertThat(statistics.get("executionTime").asDouble()).isEqualTo(0.012);
        assertThat(statistics.at("/resourceUsage/memory/peakPerNode").asLong()).isEqualTo(4096);
        assertThat(statistics.at("/datasetStatistics/0/tableRowCount").asLong()).isEqualTo(1);
        assertThat(all.at("/dataSources/0/resourceId").asText()).isEqualTo(LogsHarness.WORKSPACE.resourceId());
        assertThat(all.at("/dataSources/0/tables/0").asText()).isEqualTo("Events");
        assertThat(all.at("/permissions/dataSources/0/resourceId").asText())
                .isEqualTo(LogsHarness.WORKSPACE.resourceId());
        assertThat(all.has("error")).isFalse();
        assertThat(LogsHarness.json(logs.query("Events", "Prefer", "")).fieldNames())
                .toIterable()
                .containsExactly("tables");
    }

    @Test
    void aQueryPastItsLimitAnswersItsRowsAndWhyThereAreNoMore() {
        logs.queries.behaviour = (request, sink) -> {
            sink.table("PrimaryResult", List.of(new BoundQuery.Column("n", KustoType.LONG)), Optional.empty());
            FakeQueries.row(sink, 7L);
            return FakeQueries.report(
                    1, Optional.of(QueryException.of(LakeError.QUERY_LIMIT, "more than 1 row")), "no table X");
        };
        Answer answer = logs.query("Events");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode all = LogsHarness.json(answer);
        assertThat(all.at("/tables/0/rows").toString()).isEqualTo("[[7]]");
        assertThat(all.get("error").toString())
                .isEqualTo("{\"code\":\"PartialError\","
                        + "\"message\":\"There were some errors when processing your query.\",\"details\":["
                        + "{\"code\":\"EngineError\","
                        + "\"message\":\"Something went wrong processing your query on the server.\","
                        + "\"innererror\":{\"code\":\"-2133196797\","
                        + "\"message\":\"more than 1 row (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003)\","
                        + "\"severity\":2,\"severityName\":\"Error\"}},"
                        + "{\"code\":\"EngineError\","
                        + "\"message\":\"Something went wrong processing your query on the server.\","
                        + "\"innererror\":{\"code\":\"-2133196790\",\"message\":\"no table X\",\"severity\":3,"
                        + "\"severityName\":\"Warning\"}}]}");
    }

    @Test
    void aPostWithoutJsonIsAnEmptySuccessThatLeavesNoRecord() {
        for (Answer answer : List.of(
                logs.post(LogsHarness.QUERY, ""),
                logs.send(
                        "POST",
                        LogsHarness.QUERY,
                        "{\"query\":\"Events\"}",
                        Presence.UNWATCHED,
                        Headers.of("Authorization", logs.admin())),
                logs.send(
                        "POST",
                        LogsHarness.QUERY,
                        "query=Events",
                        Presence.UNWATCHED,
                        Headers.of(
                                "Authorization", logs.admin(), "Content-Type", "application/x-www-form-urlencoded")))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(LogsHarness.bytes(answer)).isEmpty();
        }
        assertThat(logs.recorded()).isEmpty();
        assertThat(logs.queries.asked).isEmpty();
    }

    @Test
    void everyQueryIsOnTheRecord() {
        logs.post(LogsHarness.QUERY + "?timespan=P1D", "{\"query\":\"Events | count\",\"timespan\":\"PT1H\"}");
        String large = "Events // " + "ü".repeat(Question.RECORDED);
        logs.query(large);
        logs.query("Nothing");
        List<AuditEvent> events = logs.recorded();
        assertThat(events).hasSize(3);
        AuditEvent whole = events.get(0);
        assertThat(whole.face()).isEqualTo(CallInterface.ARM);
        assertThat(whole.outcome().result()).isEqualTo(Outcome.Result.SUCCESS);
        assertThat(whole.actor().name()).contains("admin");
        assertThat(whole.data().request()).isEqualTo(Map.of("query", "Events | count", "timespan", "P1D PT1H"));
        assertThat(whole.data().response()).isEqualTo(Map.of("rows", 1L));
        assertThat(whole.decision().orElseThrow().granted()).isTrue();
        assertThat(logs.queries.asked.getFirst().id()).isEqualTo(whole.id());
        String kept = (String) events.get(1).data().request().get("query");
        assertThat(large).startsWith(kept);
        assertThat(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isBetween(Question.RECORDED - 1, Question.RECORDED);
        assertThat(events.get(1).data().request()).containsEntry("queryLength", (long) large.length());
        assertThat(events.get(2).outcome().result()).isEqualTo(Outcome.Result.FAILURE);
        assertThat(events.get(2).outcome().errorCode()).contains("QUERY_SEMANTIC");
        assertThat(events.get(2).data().request()).isEqualTo(Map.of("query", "Nothing"));
    }
}
