package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Presence;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures, each with the status and code that Azure has for it (reference: azure.md 6.2). */
class TestLogsErrors {
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

    private static JsonNode error(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        JsonNode error = LogsHarness.json(answer).get("error");
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(error.get("message").asText()).isNotBlank();
        return error;
    }

    @Test
    void aSyntaxErrorSaysWhere() {
        Answer answer = logs.query("Events\n| where (");
        JsonNode error = error(answer, 400, "BadArgumentError");
        assertThat(error.get("message").asText()).isEqualTo("The request had some invalid properties");
        assertThat(error.get("correlationId").asText())
                .isEqualTo(answer.headers().first("X-Request-Id").orElseThrow())
                .isEqualTo(logs.recorded().getLast().id().toString());
        assertThat(error.at("/innererror/code").asText()).isEqualTo("SyntaxError");
        JsonNode inner = error.at("/innererror/innererror");
        assertThat(inner.get("code").asText()).startsWith("SYN");
        assertThat(inner.get("line").asInt()).isEqualTo(2);
        assertThat(inner.get("pos").asInt()).isPositive();
        assertThat(inner.has("token")).isTrue();
    }

    @Test
    void aSemanticErrorNamesWhatIsNotThere() {
        JsonNode error = error(logs.query("Events | where Repositry == 'a'"), 400, "BadArgumentError");
        assertThat(error.at("/innererror/code").asText()).isEqualTo("SemanticError");
        JsonNode inner = error.at("/innererror/innererror");
        assertThat(inner.get("code").asText()).isEqualTo("SEM0100");
        assertThat(inner.get("token").asText()).isEqualTo("Repositry");
        assertThat(inner.get("pos").asInt()).isEqualTo(16);
        assertThat(inner.get("message").asText()).contains("Repositry").contains("did you mean 'Repository'?");
    }

    @ParameterizedTest
    @CsvSource({
        "QUERY_LIMIT,400,BadArgumentError",
        "QUERY_TIMEOUT,504,GatewayTimeout",
        "QUERY_BUSY,429,ThrottledError",
        "QUERY_CANCELLED,499,OperationCanceled",
        "LAKE_UNAVAILABLE,503,ServiceUnavailable"
    })
    void aQueryThatEndsWithoutRows(LakeError reason, int status, String code) {
        logs.queries.behaviour = (request, sink) -> {
            throw QueryException.of(reason, "because");
        };
        error(logs.query("Events"), status, code);
        assertThat(logs.recorded().getLast().outcome().errorCode()).contains(reason.name());
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() {
        logs.queries.behaviour = (request, sink) -> {
            throw QueryException.busy("too many", Duration.ofMillis(6001));
        };
        Answer answer = logs.query("Events");
        error(answer, 429, "ThrottledError");
        assertThat(answer.headers().first("Retry-After")).contains("7");
        Answer batch = logs.post(
                "/v1/$batch",
                "{\"requests\":[{\"id\":\"1\",\"workspace\":\"default\",\"method\":\"POST\",\"body\":{\"query\":\"Events\"}}]}");
        JsonNode one = LogsHarness.json(batch).at("/responses/0");
        assertThat(one.get("status").asInt()).isEqualTo(429);
        assertThat(one.at("/headers/Retry-After").asText()).isEqualTo("7");
        assertThat(one.at("/body/error/code").asText()).isEqualTo("ThrottledError");
    }

    @Test
    void aBugIsNoStackTrace() {
        logs.queries.behaviour = (request, sink) -> {
            throw new IllegalStateException("secret detail");
        };
        JsonNode error = error(logs.query("Events"), 500, "InternalServerError");
        assertThat(error.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "7",
                "{\"query\":7}",
                "{\"query\":\"Events\"} more",
                "{\"query\":\"Events\",\"timespan\":5}",
                "{\"query\":\"Events\",\"workspaces\":{}}",
                "{\"query\":\"Events\",\"workspaces\":[1]}"
            })
    void aBodyThatCannotBeRead(String body) {
        JsonNode error = error(logs.post(LogsHarness.QUERY, body), 400, "BadArgumentError");
        assertThat(error.at("/innererror/code").asText()).isEqualTo("QueryValidationError");
        assertThat(error.at("/innererror/details/0/code").asText()).isEqualTo("InvalidJsonBody");
    }

    @Test
    void aRequestWithoutAQueryAndATimeSpanThatIsNone() {
        for (Answer answer : List.of(
                logs.post(LogsHarness.QUERY, "{}"),
                logs.post(LogsHarness.QUERY, "{\"query\":\" \"}"),
                logs.get(LogsHarness.QUERY))) {
            assertThat(error(answer, 400, "BadArgumentError")
                            .at("/innererror/details/0/code")
                            .asText())
                    .isEqualTo("MissingQuery");
        }
        Answer span = logs.post(LogsHarness.QUERY, "{\"query\":\"Events\",\"timespan\":\"1d\"}");
        assertThat(error(span, 400, "BadArgumentError")
                        .at("/innererror/details/0/code")
                        .asText())
                .isEqualTo("InvalidTimespan");
        assertThat(logs.recorded().getLast().data().request()).containsEntry("timespan", "1d");
    }

    @Test
    void aBodyThatIsTooLarge() {
        String text = "x".repeat(RequestJson.LIMIT);
        error(logs.query(text), 413, "RequestEntityTooLarge");
    }

    @Test
    void pathsAndVerbsThatAreNotThere() {
        error(logs.post("/v1/workspaces/" + LogsHarness.ID + "/search", "{}"), 404, "PathNotFoundError");
        error(logs.post("/v1/elsewhere", "{}"), 404, "PathNotFoundError");
        Answer put =
                logs.send("PUT", LogsHarness.QUERY, "", Presence.UNWATCHED, Headers.of("Authorization", logs.admin()));
        error(put, 404, "PathNotFoundError");
    }

    private Answer as(String... headers) {
        return logs.send(
                "POST",
                LogsHarness.QUERY,
                "{\"query\":\"Events\"}",
                Presence.UNWATCHED,
                Headers.of("Content-Type", "application/json").and(Headers.of(headers)));
    }

    @Test
    void whoeverShowsNothingIsAsked() {
        Answer answer = as();
        error(answer, 401, "AuthenticationFailed");
        assertThat(answer.headers().first("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
        assertThat(logs.queries.asked).isEmpty();
    }

    @Test
    void aTokenThatDoesNotHoldIsForbidden() {
        error(as("Authorization", "Bearer purser_t_guessed"), 403, "InvalidAuthenticationToken");
        error(as("Authorization", "Bearer a.b.c"), 403, "InvalidAuthenticationToken");
        error(as("Authorization", "Negotiate abc"), 403, "InvalidAuthenticationToken");
        assertThat(logs.queries.asked).isEmpty();
    }

    @Test
    void aPersonalTokenIsWhatAClientOfAzuresSends() {
        assertThat(as("Authorization", logs.bearer("admin")).status()).isEqualTo(200);
        assertThat(logs.recorded().getLast().actor().name()).contains("admin");
    }

    /** A token of Docker's flow says what content may be reached; it never reaches the record. */
    @Test
    void aTokenOfTheRegistrysOwnFlowIsTooNarrow() {
        dev.purser.identity.Caller admin = logs.purser
                .identity
                .authenticator()
                .authenticate(
                        dev.purser.identity.Credentials.parse(java.util.Optional.of(logs.admin())),
                        dev.purser.event.Client.NONE);
        String token = logs.purser
                .identity
                .tokenIssuer()
                .issue(
                        logs.recording(dev.purser.event.Action.LOGIN),
                        admin,
                        new dev.purser.identity.TokenRequest(
                                java.util.Optional.empty(),
                                dev.purser.identity.TokenScope.parse(List.of("repository:a/b:pull")),
                                java.util.Optional.empty(),
                                false,
                                java.util.Optional.empty()))
                .accessToken()
                .reveal();
        error(as("Authorization", "Bearer " + token), 403, "InsufficientAccessError");
        assertThat(logs.queries.asked).isEmpty();
    }

    @Test
    void whoMayNotReadTheRecordIsRefusedOnTheRecord() {
        String nobody = logs.nobody();
        JsonNode error = error(as("Authorization", nobody), 403, "InsufficientAccessError");
        assertThat(error.at("/innererror/code").asText()).isEqualTo("AuthorizationFailedError");
        AuditEvent event = logs.recorded().getLast();
        assertThat(event.outcome().result()).isEqualTo(Outcome.Result.FAILURE);
        assertThat(event.actor().name()).contains("ada");
        assertThat(event.decision().orElseThrow().granted()).isFalse();
        assertThat(new ArrayList<>(logs.queries.asked)).isEmpty();
    }
}
