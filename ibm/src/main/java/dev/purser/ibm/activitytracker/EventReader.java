package dev.purser.ibm.activitytracker;

import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.EventData;
import dev.purser.event.MalformedEventException;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.Transfer;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.NamedIds;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.Names;
import dev.purser.event.json.TapeFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads records into events. What a record says beyond its event is found by writing the event again and comparing; only
 * the differences are kept. Records of one {@code id} that differ in their target alone are one event. For one thread.
 */
final class EventReader implements RecordReader {
    /** Larger records are refused; IBM's own limits are far below. */
    static final int MAX_RECORD = 1 << 20;

    private static final Names<Outcome.Result> RESULTS = Names.of(Outcome.Result.values(), Outcome.Result::text);
    private static final Names<Severity> SEVERITIES = Names.of(Severity.values(), Severity::text);
    private static final int TIME_ORDERED = 7;

    private final Settings settings;
    private final boolean keepRaw;
    private final EventWriter writer;
    private final Initiators initiators;
    private final Things things;
    private final RequestData requestData;
    private final NamedIds ids = new NamedIds();
    private final JsonTape outer = new JsonTape();
    private final JsonTape inner = new JsonTape();
    private final JsonTape written = new JsonTape();
    private final JsonBytes scratch = new JsonBytes(2048);
    private final Joining joining;

    EventReader(Settings settings, boolean keepRaw) {
        this.settings = settings;
        this.keepRaw = keepRaw;
        writer = new EventWriter(settings);
        initiators = new Initiators(settings.platformName());
        things = new Things(settings);
        requestData = new RequestData(settings);
        joining = new Joining(settings);
    }

    @Override
    public void read(byte[] record, Consumer<AuditEvent> events) {
        if (record.length > MAX_RECORD) {
            throw new RecordException(
                    RecordException.Reason.TOO_LARGE, record.length + " bytes, at most " + MAX_RECORD);
        }
        try {
            outer.read(record);
            Frame frame = Frame.of(outer);
            JsonTape tape = outer;
            if (frame != Frame.PLAIN) {
                inner.read(frame.content(outer));
                tape = inner;
            }
            Row row = row(tape);
            AuditEvent event = event(tape, row, record);
            Map<String, String> rest = leftovers(tape, event, row);
            if (frame != Frame.PLAIN) {
                rest = new HashMap<>(rest);
                frame.leftovers(outer, tape.bytes(), rest);
            }
            JsonTape whole = tape;
            joining.take(event, row, rest, () -> ids.of(whole.bytes(), 0, whole.end(0)), events);
        } catch (MalformedEventException | IllegalArgumentException e) {
            throw new RecordException(RecordException.Reason.MALFORMED, e.getMessage(), e);
        }
    }

    @Override
    public void end(Consumer<AuditEvent> events) {
        joining.end(events);
    }

    private static Row row(JsonTape tape) {
        int action = tape.member(0, "action");
        if (action < 0) {
            throw new MalformedEventException("expected a member \"action\"");
        }
        String name = tape.text(action);
        return ActionTable.of(name)
                .orElseThrow(() -> new RecordException(
                        RecordException.Reason.OTHER_SERVICE,
                        "no action stands for " + (name.length() <= 80 ? name : name.substring(0, 80))));
    }

    /** What must be changed in the event's record to give this one. */
    private Map<String, String> leftovers(JsonTape tape, AuditEvent event, Row row) {
        scratch.reset();
        writer.record(scratch, event, row, tape.member(0, "id") >= 0);
        if (Arrays.equals(tape.bytes(), 0, tape.end(0), scratch.array(), 0, scratch.length())) {
            return Map.of();
        }
        written.read(scratch.array(), scratch.length());
        Map<String, String> rest = new HashMap<>();
        Leftovers.collect(tape, written, "", rest);
        return rest;
    }

    private AuditEvent event(JsonTape tape, Row row, byte[] record) {
        TapeFields fields = new TapeFields(tape);
        Instant time = EventTime.read(
                fields.text(0, "eventTime").orElseThrow(() -> tape.malformed(0, "a member \"eventTime\"")));
        fields.text(0, "message");
        fields.truth(0, "dataEvent");
        fields.truth(0, "saveServiceCopy");
        fields.object(0, "observer");
        Origin.Builder origin = Origin.builder();
        String account = "";
        Optional<Crn> log = fields.text(0, "logSourceCRN").flatMap(Crn::parse);
        if (log.isPresent()) {
            account = log.get().account();
            origin.account(Place.asAccount(account, settings.home()));
            if (!log.get().location().isEmpty()) {
                origin.location(Place.asLocation(log.get().location(), settings));
            }
        }
        Target target = things.read(fields, tape, fields.object(0, "target"), row, account, origin);
        int initiator = fields.object(0, "initiator");
        Call call = fields.filled(0, "correlationId")
                .map(id -> Call.builder().correlationId(id).build())
                .orElse(Call.NONE);
        Source.Builder source = Source.builder(ActivityTrackerDialect.SYSTEM).format(ActivityTrackerDialect.NAME);
        if (keepRaw) {
            source.raw(new String(record, StandardCharsets.UTF_8));
        }
        Severity severity = fields.text(0, "severity")
                .map(text -> SEVERITIES.get(text).orElseThrow(() -> tape.malformed(0, "a severity")))
                .orElse(Severity.NORMAL);
        return new AuditEvent(
                id(fields, tape),
                AuditEvent.SCHEMA,
                row.action(),
                severity,
                CallInterface.ICR,
                row.name(),
                Optional.empty(),
                time,
                Duration.ZERO,
                time,
                outcome(fields, tape),
                Optional.empty(),
                initiators.actor(fields, tape, initiator),
                Initiators.client(fields, tape, initiator),
                origin.build(),
                List.of(target),
                Transfer.NONE,
                call,
                data(tape, row),
                source.build(),
                Set.of());
    }

    private EventData data(JsonTape tape, Row row) {
        Map<String, Object> request = requestData.readRequest(tape, 0, row.action());
        Map<String, Object> response = requestData.readResponse(tape, 0);
        return request.isEmpty() && response.isEmpty()
                ? EventData.NONE
                : new EventData(request, response, Map.of(), Map.of(), Optional.empty(), false);
    }

    private static Outcome outcome(TapeFields fields, JsonTape tape) {
        Outcome.Result result = fields.text(0, "outcome")
                .flatMap(RESULTS::get)
                .orElseThrow(() -> tape.malformed(0, "an outcome of success, failure or pending"));
        int reason = fields.object(0, "reason");
        Optional<Integer> status = fields.number(reason, "reasonCode");
        fields.text(reason, "reasonType");
        Optional<String> why = fields.text(reason, "reasonForFailure");
        return result == Outcome.Result.FAILURE
                ? new Outcome(result, status, Reasons.code(status), why)
                : new Outcome(result, status, Optional.empty(), Optional.empty());
    }

    /** An id of Purser's making; what others write there joins several events, so that it is none of this one alone. */
    private UUID id(TapeFields fields, JsonTape tape) {
        Optional<String> text = fields.filled(0, "id");
        if (text.isPresent() && Guids.is(text.get())) {
            UUID id = UUID.fromString(text.get());
            if (id.version() == TIME_ORDERED) {
                return id;
            }
        }
        return ids.of(tape.bytes(), 0, tape.end(0));
    }
}
