package dev.purser.azure.logs;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.HttpError;
import dev.purser.identity.Caller;
import dev.purser.journal.Recorder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queries of one batch on their way: a few at once, each written as soon as it is done or has so much that it must be
 * sent, after its own event is durable. What is held in memory is bounded by how many run at once.
 */
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int AT_ONCE = 4;

    /** A query that can be answered: it runs, or this went wrong. */
    private record Done(
            BatchItem item, Recording recording, Optional<QueryRun> run, Optional<PurserException> failure) {}

    private final Asking asking;
    private final Recorder recorder;
    private final Caller caller;
    private final Recording batch;
    private final Queue<BatchItem> waiting;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final List<QueryRun> running = new ArrayList<>();
    private boolean abandoned;

    /**
     * @param batch the recording of the whole request: each query's begins as it
     */
    BatchRun(Asking asking, Recorder recorder, List<BatchItem> items, Caller caller, Recording batch) {
        this.asking = asking;
        this.recorder = recorder;
        this.waiting = new ArrayDeque<>(items);
        this.caller = caller;
        this.batch = batch;
    }

    /** Gives all of it up, because nobody waits for it any more. Does not block. */
    void abandon() {
        List<QueryRun> all;
        synchronized (running) {
            abandoned = true;
            all = List.copyOf(running);
        }
        all.forEach(QueryRun::abandon);
    }

    /** Runs the queries and writes their answers. */
    void writeTo(OutputStream out) throws IOException {
        JsonBytes json = new JsonBytes(1024);
        int left = waiting.size();
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                next();
            }
            json.raw("{\"responses\":[");
            for (boolean first = true; left > 0; left--, first = false) {
                Done one = done.take();
                json.raw(first ? "{\"id\":" : ",{\"id\":");
                json.quoted(one.item.id());
                write(json, out, one);
                json.raw("}");
                next();
            }
            json.raw("]}");
            json.writeTo(out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting for queries", stopped);
        } finally {
            abandon();
        }
    }

    /** Begins the next query on a thread of its own, which ends when there is something to write. */
    private void next() {
        BatchItem item = waiting.poll();
        if (item != null) {
            Thread.ofVirtual().name("batch-query").start(() -> done.add(settle(item)));
        }
    }

    private Done settle(BatchItem item) {
        Recording recording =
                batch.another(Action.QUERY_RUN, "Batch").operationId(batch.id().toString());
        try {
            QueryRun run = begin(item, recording);
            run.await();
            run.rows().ifPresent(rows -> recording.response("rows", rows));
            return new Done(item, recording, Optional.of(run), Optional.empty());
        } catch (PurserException why) {
            return new Done(item, recording, Optional.empty(), Optional.of(why));
        } catch (RuntimeException bug) {
            LOG.error("a query of a batch failed", bug);
            PurserException internal = new PurserException(HttpError.INTERNAL, Map.of(), bug);
            return new Done(item, recording, Optional.empty(), Optional.of(internal));
        }
    }

    private QueryRun begin(BatchItem item, Recording recording) {
        if (!item.known() || !asking.workspace().named(item.workspace())) {
            item.question().record(recording);
        }
        if (!item.known()) {
            throw LogsError.LOGS_PATH_UNKNOWN.because("The requested path does not exist");
        }
        Question.require(asking.workspace(), item.workspace());
        QueryRun run = asking.begin(item.question(), item.prefer(), Optional.empty(), caller, recording);
        boolean tooLate;
        synchronized (running) {
            running.add(run);
            tooLate = abandoned;
        }
        if (tooLate) {
            run.abandon();
        }
        return run;
    }

    /** The rest of a response, behind its id; what comes before a large body is written first. */
    private void write(JsonBytes json, OutputStream out, Done one) throws IOException {
        Optional<PurserException> failure = recorded(one);
        json.raw(",\"status\":");
        json.digits(failure.map(LogsErrors.FORM::status).orElse(200));
        json.raw(",\"headers\":{");
        Object wait = failure.map(why -> why.detail().get("retryAfter")).orElse(null);
        if (wait != null) {
            json.raw("\"Retry-After\":");
            json.quoted(wait.toString());
        }
        json.raw("},\"body\":");
        if (failure.isPresent()) {
            LogsErrors.write(json, failure.get(), one.recording.id().toString());
            return;
        }
        json.writeTo(out);
        json.reset();
        QueryRun run = one.run.orElseThrow();
        run.writeTo(out);
        synchronized (running) {
            running.remove(run);
        }
    }

    /** Makes a query's event durable; gives what its answer must tell instead of rows. */
    private Optional<PurserException> recorded(Done one) {
        try {
            one.recording.seal(one.failure
                    .map(why -> Outcome.failure(
                            LogsErrors.FORM.status(why),
                            why.error().code(),
                            why.error().message()))
                    .orElseGet(() -> Outcome.success(200)));
            recorder.record(one.recording);
            return one.failure;
        } catch (PurserException unrecorded) {
            one.run.ifPresent(QueryRun::abandon);
            return Optional.of(unrecorded);
        }
    }
}
