package dev.purser.azure.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.HttpError;
import dev.purser.lake.LakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries of the workspace and of resources, with the version before the path and without. */
final class QueryCalls {
    private static final byte[] NOTHING = {};

    private final Asking asking;

    QueryCalls(Asking asking) {
        this.asking = asking;
    }

    List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (String version : List.of("/v1", "")) {
            String workspace = version + "/workspaces/{workspace}/query";
            all.add(asks("POST", workspace)
                    .summary("Runs a Kusto query over this registry's tables.")
                    .handle(exchange -> post(exchange, Optional.empty())));
            all.add(asksInUrl(workspace)
                    .summary("Runs a Kusto query over this registry's tables, asked in the URL.")
                    .handle(exchange -> get(exchange, Optional.empty())));
            // A path without a version begins with the resource's own first word.
            String resource = (version.isEmpty() ? "/subscriptions" : version) + "/{resource...}/query";
            all.add(asks("POST", resource)
                    .summary(
                            "Runs a Kusto query over the logs of a resource: this registry, its group or subscription.")
                    .handle(exchange -> post(exchange, Optional.of(resource(exchange, version)))));
            all.add(asksInUrl(resource)
                    .summary("Runs a Kusto query over the logs of a resource, asked in the URL.")
                    .handle(exchange -> get(exchange, Optional.of(resource(exchange, version)))));
        }
        return all;
    }

    private static Endpoint.Builder asks(String method, String path) {
        return asksAnyway(method, path)
                .query("timespan", "as in the body; where both have one, rows must lie in both")
                .query("workspaces", "as in the body, parted by commas")
                .member("query", "Kusto; required")
                .member("timespan", "an ISO 8601 duration, or start and end, or one of them and a duration")
                .member("workspaces", "more workspaces to ask; there is only this one");
    }

    private static Endpoint.Builder asksInUrl(String path) {
        return asksAnyway("GET", path)
                .query("query", "Kusto; required")
                .query("timespan", "an ISO 8601 duration, or start and end, or one of them and a duration")
                .query("workspaces", "more workspaces to ask, parted by commas; there is only this one");
    }

    private static Endpoint.Builder asksAnyway(String method, String path) {
        return Endpoint.of(CallInterface.ARM, method, path, "Query")
                .form(LogsErrors.FORM)
                .does(Action.QUERY_RUN)
                .header(
                        "Prefer",
                        "a list of wait=seconds, include-render, include-statistics, include-dataSources and"
                                + " include-permissions, each =true")
                .answers(200, "tables, and error where they are not whole; empty for a POST without JSON")
                .fails(
                        LogsError.LOGS_BODY_INVALID,
                        LogsError.LOGS_QUERY_MISSING,
                        LogsError.LOGS_TIMESPAN_INVALID,
                        LogsError.LOGS_WORKSPACE_UNKNOWN,
                        LogsError.LOGS_RESOURCE_UNKNOWN,
                        LakeError.QUERY_SYNTAX,
                        LakeError.QUERY_SEMANTIC,
                        LakeError.QUERY_LIMIT,
                        LakeError.QUERY_TIMEOUT,
                        LakeError.QUERY_BUSY,
                        LakeError.LAKE_UNAVAILABLE,
                        HttpError.PAYLOAD_TOO_LARGE);
    }

    private static String resource(Exchange exchange, String version) {
        String rest = exchange.variable("resource");
        String id = version.isEmpty() ? "/subscriptions/" + rest : rest.startsWith("/") ? rest : "/" + rest;
        return id.length() > 1024 ? id.substring(0, 1024) : id;
    }

    private Answer post(Exchange exchange, Optional<String> resource) {
        Optional<JsonNode> body = RequestJson.read(exchange.request());
        if (body.isEmpty()) {
            // Nothing is asked.
            exchange.protocolStep();
            return Answer.bytes(200, LogsErrors.JSON, NOTHING);
        }
        return ask(
                exchange,
                resource,
                RequestJson.question(
                        body.get(),
                        exchange.query().all("timespan"),
                        exchange.query().all("workspaces").stream()
                                .flatMap(list -> RequestJson.split(list).stream())
                                .toList()));
    }

    private Answer get(Exchange exchange, Optional<String> resource) {
        return ask(
                exchange,
                resource,
                new Question(
                        exchange.query().first("query"),
                        exchange.query().all("timespan").stream()
                                .filter(span -> !span.isBlank())
                                .toList(),
                        exchange.query().all("workspaces").stream()
                                .flatMap(list -> RequestJson.split(list).stream())
                                .toList()));
    }

    private Answer ask(Exchange exchange, Optional<String> resource, Question question) {
        Prefer prefer = Prefer.of(exchange.request().headers().all("Prefer"));
        if (resource.isEmpty()) {
            String named = exchange.variable("workspace");
            if (!asking.workspace().named(named)) {
                question.record(exchange.recording());
            }
            Question.require(asking.workspace(), named);
        } else if (!asking.workspace().covers(resource.get())) {
            question.record(exchange.recording());
            throw LogsError.LOGS_RESOURCE_UNKNOWN.because(resource.get());
        }
        QueryRun run = asking.begin(question, prefer, resource, exchange.caller(), exchange.recording());
        exchange.request().presence().whenGone(run::abandon);
        run.await();
        run.rows().ifPresent(rows -> exchange.recording().response("rows", rows));
        return run.answer();
    }
}
