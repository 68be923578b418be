package dev.purser.azure.logs;

import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.HttpError;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query that runs for a client: its answer is kept back up to {@link AnswerPipe#HELD} bytes, so that until then a
 * failure is answered as one; what is larger is sent while it is made, and a failure then stands at the answer's end.
 */
final class QueryRun {
    private static final Logger LOG = LoggerFactory.getLogger(QueryRun.class);
    private final QueryService service;
    private final QueryRequest request;
    private final AnswerPipe pipe = new AnswerPipe();
    private final ResultJson json = new ResultJson(pipe);
    private final Thread thread;
    private volatile OptionalLong rows = OptionalLong.empty();

    private QueryRun(QueryService service, QueryRequest request, AnswerExtras extras) {
        this.service = service;
        this.request = request;
        this.thread = Thread.ofVirtual().name("query").unstarted(() -> run(extras));
    }

    /** Begins a query; returns at once. */
    static QueryRun start(QueryService service, QueryRequest request, AnswerExtras extras) {
        QueryRun run = new QueryRun(service, request, extras);
        run.thread.start();
        return run;
    }

    private void run(AnswerExtras extras) {
        try {
            QueryReport report = service.run(request, json);
            rows = OptionalLong.of(report.rows());
            json.finish(report, extras);
            pipe.end();
        } catch (PurserException why) {
            pipe.fail(why);
        } catch (IOException nobodyReads) {
            pipe.fail(cancelled());
        } catch (RuntimeException bug) {
            LOG.error("the query {} failed", request.id(), bug);
            pipe.fail(new PurserException(HttpError.INTERNAL, Map.of(), bug));
        }
    }

    /** Gives the query up, because nobody waits for it any more. Does not block. */
    void abandon() {
        pipe.abandon();
        // However far it has come: a query whose asker is interrupted is cancelled, one that is not asked yet too.
        thread.interrupt();
    }

    /**
     * Waits until the answer is whole, or so large that it must be sent while it is made.
     *
     * @throws PurserException why there is no answer
     */
    void await() {
        if (!pipe.awaitSettled()) {
            throw cancelled();
        }
        pipe.failure().ifPresent(why -> {
            throw why;
        });
    }

    private static QueryException cancelled() {
        return QueryException.of(LakeError.QUERY_CANCELLED, "The client went away.");
    }

    /** How many rows the answer has, once it is whole. */
    OptionalLong rows() {
        return rows;
    }

    /** The answer, after {@link #await}. */
    Answer answer() {
        if (!pipe.whole()) {
            return new Answer(200, LogsErrors.JSON, new Answer.Streamed(-1, this::writeTo));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(1024);
        try {
            writeTo(all);
        } catch (IOException abandoned) {
            throw cancelled();
        }
        return Answer.bytes(200, LogsErrors.JSON, all.toByteArray());
    }

    /** Writes the answer as it is made, to its end; gives the query up if it cannot. */
    void writeTo(OutputStream out) throws IOException {
        try {
            for (List<byte[]> pieces = pipe.take(); !pieces.isEmpty(); pieces = pipe.take()) {
                for (byte[] piece : pieces) {
                    out.write(piece);
                }
            }
            Optional<RuntimeException> late = pipe.failure();
            if (late.isPresent()) {
                out.write(json.broken(late.get()));
            }
        } catch (IOException gone) {
            abandon();
            throw gone;
        }
    }
}
