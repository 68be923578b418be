package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.AuditEvent;
import dev.purser.http.Answer;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ValuesRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several queries in one request (Microsoft's page "Batch queries"). */
class TestLogsBatch {
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

    private static String request(String id, String query) {
        return "{\"id\":\"" + id + "\",\"workspace\":\"" + LogsHarness.ID
                + "\",\"method\":\"POST\",\"path\":\"/query\",\"headers\":{},\"body\":{\"query\":\"" + query + "\"}}";
    }

    private static String batch(String... requests) {
        return "{\"requests\":[" + String.join(",", requests) + "]}";
    }

    private static Map<String, JsonNode> responses(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        Map<String, JsonNode> byId = new HashMap<>();
        for (JsonNode one : LogsHarness.json(answer).get("responses")) {
            assertThat(byId.put(one.get("id").asText(), one)).isNull();
        }
        return byId;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/$batch", "/$batch"})
    void eachSucceedsOrFailsOnItsOwn(String path) {
        Answer answer = logs.post(
                path,
                batch(
                        request("1", "Events | count"),
                        request("2", "Nothing"),
                        request("3", "Events | where ("),
                        request("4", "Events").replace("/query", "/fakePath"),
                        request("5", "Events").replace(LogsHarness.ID.toString(), "other"),
                        request("6", "Events").replace("POST", "DELETE").replace("\"body\":", "\"other\":"),
                        request("7", "Events").replace("\"headers\":{}", "\"headers\":{\"prefer\":\"wait=9\"}"),
                        "{\"id\":8,\"workspace\":\"" + LogsHarness.ID
                                + "\",\"path\":\"/query?query=Events&timespan=P1D\"}"));
        Map<String, JsonNode> all = responses(answer);
        assertThat(all.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(status(all))
                .isEqualTo(Map.of("1", 200, "2", 400, "3", 400, "4", 404, "5", 400, "6", 404, "7", 200, "8", 200));
        assertThat(all.get("1").at("/body/tables/0/rows").toString()).isEqualTo("[[7]]");
        assertThat(all.get("1").get("headers").isObject()).isTrue();
        assertThat(all.get("2").at("/body/error/innererror/code").asText()).isEqualTo("SemanticError");
        assertThat(all.get("3").at("/body/error/innererror/code").asText()).isEqualTo("SyntaxError");
        assertThat(all.get("4").at("/body/error/code").asText()).isEqualTo("PathNotFoundError");
        assertThat(all.get("5").at("/body/error/code").asText()).isEqualTo("FailedToResolveResource");
        assertThat(logs.queries.asked)
                .filteredOn(request -> request.timeout().isPresent())
                .extracting(request -> request.timeout().orElseThrow())
                .containsExactly(Duration.ofSeconds(9));
        recordedOnce(answer);
    }

    private static Map<String, Integer> status(Map<String, JsonNode> all) {
        Map<String, Integer> status = new HashMap<>();
        all.forEach((id, one) -> status.put(id, one.get("status").asInt()));
        return status;
    }

    private void recordedOnce(Answer answer) {
        List<AuditEvent> events = logs.recorded();
        assertThat(events).hasSize(8);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.actor().name()).contains("admin");
            assertThat(event.call().requestId()).isEqualTo(answer.headers().first("X-Request-Id"));
        });
        // A verb that there is not has nothing to ask.
        assertThat(events)
                .filteredOn(event -> event.data().request().containsKey("query"))
                .hasSize(7);
        assertThat(events).extracting(AuditEvent::id).doesNotHaveDuplicates();
        assertThat(events)
                .extracting(event -> event.outcome().errorCode().orElse(""))
                .containsExactlyInAnyOrder(
                        "",
                        "",
                        "",
                        "QUERY_SEMANTIC",
                        "QUERY_SYNTAX",
                        "LOGS_PATH_UNKNOWN",
                        "LOGS_PATH_UNKNOWN",
                        "LOGS_WORKSPACE_UNKNOWN");
    }

    @Test
    void largeAnswersAndManyOfThem() {
        logs.queries.behaviour = (request, sink) -> {
            sink.table("PrimaryResult", List.of(new BoundQuery.Column("t", KustoType.STRING)), Optional.empty());
            for (int i = 0; i < 3000; i++) {
                sink.row(new ValuesRow("y".repeat(1000)));
            }
            if (request.text().contains("limit")) {
                return FakeQueries.report(3000, Optional.of(QueryException.of(LakeError.QUERY_LIMIT, "enough")));
            }
            return FakeQueries.report(3000, Optional.empty());
        };
        String[] requests = new String[12];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = request(String.valueOf(i), i % 2 == 0 ? "Events" : "Events // limit");
        }
        Map<String, JsonNode> all = responses(logs.post("/v1/$batch", batch(requests)));
        assertThat(all).hasSize(requests.length);
        assertThat(all.values()).allSatisfy(one -> {
            assertThat(one.at("/body/tables/0/rows")).hasSize(3000);
            assertThat(one.at("/body").has("error")).isEqualTo(one.get("id").asInt() % 2 == 1);
        });
        assertThat(logs.queries.asked).extracting(QueryRequest::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"requests\":{}}",
                "{\"requests\":[7]}",
                "{\"requests\":[{\"id\":\"1\"}]}",
                "{\"requests\":[{\"workspace\":\"contosoreg\",\"body\":{\"query\":\"Events\"}}]}",
                "{\"requests\":[{\"id\":\"1\",\"workspace\":\"contosoreg\",\"method\":\"POST\"}]}",
                "{\"requests\":[{\"id\":\"1\",\"workspace\":\"contosoreg\"},{\"id\":\"1\",\"workspace\":\"contosoreg\"}]}",
                "{\"requests\":[{\"id\":\"1\",\"workspace\":\"contosoreg\",\"path\":\"/query?query=%zz\"}]}"
            })
    void aBatchThatCannotBeReadFailsAsAWhole(String body) {
        Answer answer = logs.post("/v1/$batch", body);
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = LogsHarness.json(answer).get("error");
        assertThat(error.get("code").asText()).isEqualTo("BadArgumentError");
        assertThat(error.at("/innererror/code").asText()).isEqualTo("QueryValidationError");
        assertThat(logs.queries.asked).isEmpty();
        assertThat(logs.recorded()).hasSize(1);
    }

    @Test
    void nothingAskedIsNothingAnswered() {
        assertThat(responses(logs.post("/v1/$batch", batch()))).isEmpty();
        assertThat(LogsHarness.bytes(logs.post("/v1/$batch", ""))).isEmpty();
        assertThat(logs.recorded()).isEmpty();
    }
}
