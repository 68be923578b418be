package dev.purser.azure.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.HttpError;
import dev.purser.journal.Recorder;
import java.util.List;
import java.util.Optional;

/**
 * Several queries in one request. Each is answered and recorded on its own, in the order in which they are done; only a
 * batch that cannot be read fails as a whole.
 */
final class BatchCalls {
    private final Asking asking;
    private final Recorder recorder;

    BatchCalls(Asking asking, Recorder recorder) {
        this.asking = asking;
        this.recorder = recorder;
    }

    List<Endpoint> endpoints() {
        return List.of(endpoint("/v1/$batch"), endpoint("/$batch"));
    }

    private Endpoint endpoint(String path) {
        return Endpoint.of(CallInterface.ARM, "POST", path, "Batch")
                .form(LogsErrors.FORM)
                .does(Action.QUERY_RUN)
                .summary("Runs several Kusto queries, each of which succeeds or fails on its own.")
                .member(
                        "requests",
                        "a list of id, workspace, method (GET if missing), path (/query), headers (Prefer) and body, at"
                                + " most " + BatchItem.MOST)
                .answers(200, "responses: id, status, headers and body of each, in the order in which they are done")
                .fails(LogsError.LOGS_BODY_INVALID, LogsError.LOGS_PATH_UNKNOWN, HttpError.PAYLOAD_TOO_LARGE)
                .handle(this::batch);
    }

    private Answer batch(Exchange exchange) {
        Optional<JsonNode> body = RequestJson.read(exchange.request());
        // What is asked is on the record once for each query, not once more for all of them.
        if (body.isEmpty()) {
            exchange.protocolStep();
            return Answer.bytes(200, LogsErrors.JSON, new byte[0]);
        }
        List<BatchItem> items = BatchItem.all(body.get());
        exchange.protocolStep();
        BatchRun run = new BatchRun(asking, recorder, items, exchange.caller(), exchange.recording());
        exchange.request().presence().whenGone(run::abandon);
        return new Answer(200, LogsErrors.JSON, new Answer.Streamed(-1, run::writeTo));
    }
}
