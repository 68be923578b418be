package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.monitor.query.LogsQueryClient;
import com.azure.monitor.query.LogsQueryClientBuilder;
import com.azure.monitor.query.models.LogsBatchQuery;
import com.azure.monitor.query.models.LogsBatchQueryResult;
import com.azure.monitor.query.models.LogsQueryOptions;
import com.azure.monitor.query.models.LogsQueryResult;
import com.azure.monitor.query.models.LogsQueryResultStatus;
import com.azure.monitor.query.models.LogsTable;
import com.azure.monitor.query.models.QueryTimeInterval;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.testkit.process.Polling;
import dev.purser.testkit.server.PurserProcess;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** The record asked by Azure's unmodified client for Java, over TLS, of the program as it is started. */
class ITLogAnalytics {
    private static final String SUBSCRIPTION = "0f0e0d0c-0b0a-4908-8706-050403020100";
    private static final String REGISTRY = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/purser/providers/Microsoft.ContainerRegistry/registries/contosoreg";
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Runs for minutes before its one row. */
    private static final String ENDLESS =
            "range a from 1 to 49000000 step 1 | extend h = hash_sha256(strcat(a, 'x')) | summarize max(h)";

    @TempDir
    private static Path folder;

    private static PurserProcess purser;
    private static SSLContext trust;
    private static String token;
    private static String workspace;

    @BeforeAll
    static void start() throws Exception {
        ServerCertificate shown = ServerCertificate.make(folder, "server");
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        shown.write(certificate, key);
        trust = ServerCertificate.trusting(shown);
        purser = PurserProcess.start(
                folder.resolve("data"),
                "--listen.host=127.0.0.1",
                "--tls.certificate=" + certificate,
                "--tls.key=" + key,
                "--azure.subscription=" + SUBSCRIPTION,
                "--azure.resource-group=purser",
                "--azure.registry=contosoreg",
                "--lake.query-rows=1000");
        token = call("POST", "/purser/v1/tokens", "{}").get("secret").asText();
        workspace = call("GET", "/v1/workspaces/contosoreg/metadata", "")
                .at("/workspaces/0/id")
                .asText();
        // Something that Azure's own table has a row for.
        call("GET", "/token?service=purser", "");
        Polling.until("the login can be asked for", SOON, () -> {
            LogsQueryResult result =
                    client("/v1").queryWorkspace(workspace, "ContainerRegistryLoginEvents", QueryTimeInterval.ALL);
            return !result.getTable().getRows().isEmpty();
        });
    }

    @AfterAll
    static void stop() {
        if (purser != null) {
            purser.close();
        }
    }

    private static JsonNode call(String method, String path, String body) throws Exception {
        return new ObjectMapper().readTree(send(method, path, body));
    }

    private static String text(String path) throws Exception {
        return send("GET", path, "");
    }

    /** A call as administrator. */
    private static String send(String method, String path, String body) throws Exception {
        try (java.net.http.HttpClient http =
                java.net.http.HttpClient.newBuilder().sslContext(trust).build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(purser.base().resolve(path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .header("Authorization", purser.administrator().basic())
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }

    private static LogsQueryClient client(String path) {
        TokenCredential credential = asked -> Mono.just(
                new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        HttpClient http =
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust)).build();
        return new LogsQueryClientBuilder()
                .endpoint("https://" + purser.base().getAuthority() + path)
                .credential(credential)
                .httpClient(http)
                .buildClient();
    }

    private static long number(LogsQueryResult result) {
        return result.getTable().getAllTableCells().getFirst().getValueAsLong();
    }

    @Test
    void aQueryWithAndWithoutTheVersionInTheEndpoint() {
        for (String path : List.of("/v1", "")) {
            LogsTable table = client(path)
                    .queryWorkspace(
                            workspace,
                            "ContainerRegistryLoginEvents | take 1 | project TimeGenerated, Identity, LoginServer,"
                                    + " n = 1, ok = true, r = 1.5, t = 2m, d = dynamic({'a':1}), nothing = int(null)",
                            QueryTimeInterval.LAST_DAY)
                    .getTable();
            // This version of the client leaves the table's own list of columns empty.
            assertThat(table.getRows().getFirst().getRow())
                    .extracting(cell -> cell.getColumnType().toString())
                    .containsExactly(
                            "datetime", "string", "string", "long", "bool", "real", "timespan", "dynamic", "int");
            var row = table.getRows().getFirst();
            assertThat(row.getColumnValue("TimeGenerated").orElseThrow().getValueAsDateTime())
                    .isAfter(OffsetDateTime.now(ZoneOffset.UTC).minusDays(1));
            assertThat(row.getColumnValue("n").orElseThrow().getValueAsLong()).isEqualTo(1);
            assertThat(row.getColumnValue("ok").orElseThrow().getValueAsBoolean())
                    .isTrue();
            assertThat(row.getColumnValue("r").orElseThrow().getValueAsDouble()).isEqualTo(1.5);
            assertThat(row.getColumnValue("t").orElseThrow().getValueAsString()).isEqualTo("00:02:00");
            assertThat(row.getColumnValue("d").orElseThrow().getValueAsString()).isEqualTo("{\"a\":1}");
            assertThat(row.getColumnValue("nothing").orElseThrow().getValueAsString())
                    .isNull();
        }
    }

    @Test
    void everyFormOfAnInterval() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String count = "ContainerRegistryLoginEvents | count";
        for (QueryTimeInterval recent : Arrays.asList(
                QueryTimeInterval.ALL,
                null,
                QueryTimeInterval.LAST_DAY,
                new QueryTimeInterval(now.minusHours(3), now.plusHours(1)),
                new QueryTimeInterval(now.minusHours(3), Duration.ofHours(6)),
                new QueryTimeInterval(Duration.ofDays(2)))) {
            assertThat(number(client("/v1").queryWorkspace(workspace, count, recent)))
                    .as("%s", recent)
                    .isPositive();
        }
        for (QueryTimeInterval past : List.of(
                new QueryTimeInterval(now.minusYears(3), now.minusYears(2)),
                new QueryTimeInterval(now.minusYears(3), Duration.ofHours(6)))) {
            assertThat(number(client("/v1").queryWorkspace(workspace, count, past)))
                    .isZero();
        }
    }

    @Test
    void statisticsAndHowToDraw() {
        LogsQueryResult result = client("/v1")
                .queryWorkspaceWithResponse(
                        workspace,
                        "ContainerRegistryLoginEvents | summarize n = count() by Identity | render barchart with (title='x')",
                        QueryTimeInterval.LAST_DAY,
                        new LogsQueryOptions()
                                .setIncludeStatistics(true)
                                .setIncludeVisualization(true)
                                .setServerTimeout(Duration.ofSeconds(60))
                                .setAdditionalWorkspaces(List.of("contosoreg")),
                        Context.NONE)
                .getValue();
        assertThat(result.getQueryResultStatus()).isEqualTo(LogsQueryResultStatus.SUCCESS);
        Map<?, ?> statistics =
                (Map<?, ?>) result.getStatistics().toObject(Map.class).get("query");
        assertThat((Double) statistics.get("executionTime")).isPositive();
        Map<?, ?> render = result.getVisualization().toObject(Map.class);
        assertThat(render.get("visualization")).isEqualTo("barchart");
        assertThat(render.get("title")).isEqualTo("x");
    }

    @Test
    void aQueryPastTheLimitIsAPartialSuccess() {
        LogsQueryResult result = client("/v1")
                .queryWorkspaceWithResponse(
                        workspace,
                        "range x from 1 to 5000 step 1",
                        QueryTimeInterval.ALL,
                        new LogsQueryOptions().setAllowPartialErrors(true),
                        Context.NONE)
                .getValue();
        assertThat(result.getQueryResultStatus()).isEqualTo(LogsQueryResultStatus.PARTIAL_FAILURE);
        assertThat(result.getError().getCode()).isEqualTo("PartialError");
        assertThat(result.getTable().getRows()).hasSize(1000);
    }

    @Test
    void whatIsWrongWithAQueryIsTold() {
        assertThatThrownBy(() -> client("/v1")
                        .queryWorkspace(workspace, "ContainerRegistryLoginEvent | count", QueryTimeInterval.ALL))
                .isInstanceOfSatisfying(
                        HttpResponseException.class,
                        why -> assertThat(why.getResponse().getStatusCode()).isEqualTo(400))
                .hasMessageContaining("SemanticError")
                .hasMessageContaining("did you mean 'ContainerRegistryLoginEvents'?");
        assertThatThrownBy(() ->
                        client("/v1").queryWorkspace("other", "ContainerRegistryLoginEvents", QueryTimeInterval.ALL))
                .hasMessageContaining("FailedToResolveResource");
    }

    @Test
    void aBatch() {
        LogsBatchQuery batch = new LogsBatchQuery();
        String count = "ContainerRegistryLoginEvents | count";
        String good = batch.addWorkspaceQuery(workspace, count, QueryTimeInterval.LAST_DAY);
        String bad = batch.addWorkspaceQuery(workspace, "Nothing", QueryTimeInterval.LAST_DAY);
        String cut = batch.addWorkspaceQuery(
                workspace,
                "range x from 1 to 5000 step 1",
                QueryTimeInterval.ALL,
                new LogsQueryOptions().setIncludeStatistics(true).setServerTimeout(Duration.ofSeconds(60)));
        Map<String, LogsBatchQueryResult> results = new TreeMap<>();
        client("/v1").queryBatch(batch).getBatchResults().forEach(one -> results.put(one.getId(), one));
        assertThat(results.get(good).getQueryResultStatus()).isEqualTo(LogsQueryResultStatus.SUCCESS);
        assertThat(number(results.get(good))).isPositive();
        assertThat(results.get(bad).getQueryResultStatus()).isEqualTo(LogsQueryResultStatus.FAILURE);
        assertThat(results.get(bad).getError().getCode()).isEqualTo("BadArgumentError");
        assertThat(results.get(cut).getQueryResultStatus()).isEqualTo(LogsQueryResultStatus.PARTIAL_FAILURE);
        assertThat(results.get(cut).getStatistics()).isNotNull();
    }

    @Test
    void aResource() {
        assertThat(number(client("/v1")
                        .queryResource(REGISTRY, "ContainerRegistryLoginEvents | count", QueryTimeInterval.LAST_DAY)))
                .isPositive();
    }

    @Test
    void aConnectionThatBreaksCancelsItsQuery() throws Exception {
        URI base = purser.base();
        byte[] body = ("{\"query\":\"" + ENDLESS + "\"}").getBytes(StandardCharsets.US_ASCII);
        long before = cancelled();
        try (Socket socket = trust.getSocketFactory().createSocket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/workspaces/" + workspace + "/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + token
                                    + "\r\nContent-Type: application/json\r\nPrefer: wait=600\r\nContent-Length: "
                                    + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            Polling.until("the query runs", SOON, () -> running() >= 1);
        }
        Polling.until("the query is cancelled", SOON, () -> running() == 0);
        Polling.until("that is on the record", SOON, () -> cancelled() == before + 1);
    }

    @Test
    void aRequestThatIsTakenBackCancelsItsQuery() throws Exception {
        long before = cancelled();
        try (java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
                .sslContext(trust)
                .version(java.net.http.HttpClient.Version.HTTP_2)
                .build()) {
            CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                    HttpRequest.newBuilder(purser.base().resolve("/v1/workspaces/" + workspace + "/query"))
                            .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + ENDLESS + "\"}"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Polling.until("the query runs", SOON, () -> running() >= 1);
            answer.cancel(true);
            Polling.until("the query is cancelled", SOON, () -> running() == 0);
        }
        Polling.until("that is on the record", SOON, () -> cancelled() == before + 1);
    }

    /** How many queries run, as the server's own figures tell. */
    private static double running() throws Exception {
        return text("/metrics")
                .lines()
                .filter(line -> line.startsWith("purser_query_running "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private static long cancelled() throws Exception {
        long count = 0;
        for (JsonNode event : call("GET", "/purser/v1/events?action=query.run&outcome=failure&limit=1000", "")
                .get("events")) {
            count += event.at("/outcome/errorCode").asText().equals("QUERY_CANCELLED") ? 1 : 0;
        }
        return count;
    }
}
