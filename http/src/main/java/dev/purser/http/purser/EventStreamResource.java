package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.dialect.EventJson;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * The record as it grows: server-sent events (WHATWG HTML, section 9.2). Recorded once, when the connection is made.
 *
 * <p>A connection ends after {@link #LONGEST}, so that a caller whose rights were taken away does not listen for ever; a
 * client comes back by itself with {@code Last-Event-ID} and misses nothing.
 */
final class EventStreamResource {
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int SILENT_BREATHS = 15;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int CHUNK = 256;

    private final Journal journal;
    private final LiveTails tails;

    EventStreamResource(Journal journal, LiveTails tails) {
        this.journal = journal;
        this.tails = tails;
    }

    List<Endpoint> endpoints() {
        return List.of(
                EventFilter.declare(Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/events/stream", "StreamEvents")
                                .does(Action.HISTORY_LOOKUP)
                                .summary("Sends events as they are recorded, as server-sent events. Recorded once."))
                        .query("after", "begin behind this sequence number; with the next event if not given")
                        .header("Last-Event-ID", "the last sequence number seen; goes before the parameter after")
                        .answers(200, "text/event-stream: id is the sequence number, event the action, data the event")
                        .fails(ApiError.INVALID_PARAMETER)
                        .handle(this::stream));
    }

    private Answer stream(Exchange exchange) {
        Params params = Params.of(exchange);
        EventFilter filter = EventFilter.read(params);
        OptionalLong seen = exchange.request()
                .header("Last-Event-ID")
                .filter(id -> id.matches("-1|[0-9]{1,18}"))
                .map(id -> OptionalLong.of(Long.parseLong(id)))
                .orElseGet(() -> params.number("after", -1, Long.MAX_VALUE - 1));
        long start = seen.isPresent() ? seen.getAsLong() + 1 : journal.size();
        filter.described().forEach(exchange.recording()::request);
        exchange.recording()
                .request("live", true)
                .request("after", start - 1)
                .target(Target.builder(TargetType.JOURNAL).name("events").build());
        return new Answer(
                200,
                Headers.of(
                        "Content-Type",
                        "text/event-stream; charset=utf-8",
                        "Cache-Control",
                        "no-store",
                        "X-Accel-Buffering",
                        "no"),
                new Answer.Streamed(-1, out -> send(out, filter, start)));
    }

    private void send(OutputStream out, EventFilter filter, long start) throws IOException {
        long next = start;
        long ends = System.nanoTime() + LONGEST.toNanos();
        // An id without data: a client that comes back before the first event knows where it was.
        out.write(("id: " + (start - 1) + "\n\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        try {
            int silent = 0;
            while (System.nanoTime() - ends < 0 && !tails.ended()) {
                long began = System.nanoTime();
                if (!journal.awaitBeyond(next, BREATH)) {
                    if (System.nanoTime() - began < BREATH.toNanos() / 2) {
                        return; // The journal was closed.
                    }
                    if (++silent == SILENT_BREATHS) {
                        silent = 0;
                        comment(out, "still here");
                    }
                    continue;
                }
                silent = 0;
                List<JournalEntry> entries = journal.read(next, CHUNK);
                for (JournalEntry entry : entries) {
                    write(out, filter, entry);
                    next = entry.sequence() + 1;
                }
                if (entries.isEmpty()) {
                    next = journal.size();
                }
                out.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, EventFilter filter, JournalEntry entry) throws IOException {
        AuditEvent event;
        try {
            event = EventCodec.read(entry.event());
        } catch (MalformedEventException newerSchema) {
            return;
        }
        if (filter.wants(event)) {
            String head =
                    "id: " + entry.sequence() + "\nevent: " + event.action().text() + "\ndata: ";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(EventJson.write(OptionalLong.of(entry.sequence()), event));
            out.write('\n');
            out.write('\n');
        }
    }

    private static void comment(OutputStream out, String text) throws IOException {
        out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
