package dev.purser.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Headers;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalState;
import dev.purser.journal.JournalStatus;
import dev.purser.server.config.ObserveSettings;
import dev.purser.server.lake.LakeHealth;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What those who run the program ask of it: is it alive, is it ready, how is it doing. */
final class SystemEndpoints {
    private SystemEndpoints() {}

    /**
     * @param lake told beside the journal; whatever its state, the registry is ready
     * @param observe whether metrics are shown, and whether that needs a credential
     */
    static List<Endpoint> of(
            Journal journal, Supplier<LakeHealth> lake, PrometheusMeterRegistry metrics, ObserveSettings observe) {
        Endpoint live = Endpoint.of(CallInterface.PURSER, "GET", "/health/live", "Live")
                .unrecorded("asked every few seconds by whoever runs the program; tells nothing of the registry")
                .access(Endpoint.Access.OPEN)
                .summary("Tells that the program runs.")
                .answers(200, "it runs")
                .handle(exchange -> Answer.json(200, "{\"status\":\"UP\"}"));
        Endpoint ready = Endpoint.of(CallInterface.PURSER, "GET", "/health/ready", "Ready")
                .unrecorded("asked every few seconds by whoever runs the program; tells nothing of the registry")
                .access(Endpoint.Access.OPEN)
                .summary("Tells whether requests are served, with the state of the journal and what to do about it.")
                .answers(200, "everything is served")
                .answers(503, "what must be recorded before it is done is refused")
                .handle(exchange -> ready(journal.status(), lake.get()));
        Endpoint.Builder scrape = Endpoint.of(CallInterface.PURSER, "GET", "/metrics", "Metrics")
                .unrecorded("asked every few seconds by a collector; figures only", Action.SETTINGS_GET)
                .summary("The program's figures in the Prometheus text format.")
                .answers(200, "the figures");
        Endpoint figures = (!observe.metricsCredential()
                        ? scrape.access(Endpoint.Access.OPEN)
                        : scrape.access(Endpoint.Access.PERMITTED).needs(Permission.SETTINGS_GET))
                .handle(exchange -> Answer.bytes(
                        200,
                        Headers.of("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                        metrics.scrape().getBytes(StandardCharsets.UTF_8)));
        return observe.metrics() ? List.of(live, ready, figures) : List.of(live, ready);
    }

    private static Answer ready(JournalStatus status, LakeHealth lake) {
        boolean up = status.state() == JournalState.OK;
        String json =
                ("{\"status\":\"%s\",\"journal\":{\"state\":\"%s\",\"size\":%d,\"checkpoint\":%d,\"detail\":\"%s\",\"advice\":\"%s\"},"
                                + "\"lake\":{\"state\":\"%s\",\"lagEvents\":%d,\"detail\":\"%s\"}}")
                        .formatted(
                                up ? "UP" : "DOWN",
                                status.state().name().toLowerCase(Locale.ROOT),
                                status.size(),
                                status.checkpointSize(),
                                escaped(status.detail()),
                                escaped(status.advice()),
                                lake.state().text(),
                                lake.lagEvents(),
                                escaped(lake.detail()));
        return Answer.json(up ? 200 : 503, json);
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
