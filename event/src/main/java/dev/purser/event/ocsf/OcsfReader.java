package dev.purser.event.ocsf;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Folding;
import dev.purser.event.MalformedEventException;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Transfer;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.NamedIds;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordException.Reason;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads records of the class API Activity whose event code is an action of the catalogue. What a record says beyond its
 * event is found by writing the event again and comparing; only the differences are kept. For one thread.
 */
final class OcsfReader implements RecordReader {
    /** Larger records are refused: 16 MiB. */
    static final int MAX_RECORD = 1 << 24;

    /** What 64 bits hold of nanoseconds. */
    private static final long LONGEST = Long.MAX_VALUE / 1_000_000;

    private static final Names<CallInterface> FACES = Names.of(CallInterface.values(), CallInterface::text);

    private final boolean keepRaw;
    private final OcsfWriter writer = new OcsfWriter();
    private final JsonTape tape = new JsonTape();
    private final TapeFields fields = new TapeFields(tape);
    private final JsonTape written = new JsonTape();
    private final JsonBytes scratch = new JsonBytes(4096);
    private final NamedIds ids = new NamedIds();

    OcsfReader(boolean keepRaw) {
        this.keepRaw = keepRaw;
    }

    @Override
    public void read(byte[] record, Consumer<AuditEvent> events) {
        if (record.length > MAX_RECORD) {
            throw new RecordException(Reason.TOO_LARGE, record.length + " bytes, at most " + MAX_RECORD);
        }
        AuditEvent event;
        try {
            tape.read(record);
            if (tape.kind(0) != JsonTape.Kind.OBJECT) {
                throw tape.malformed(0, "an object");
            }
            int metadata = fields.object(0, "metadata");
            Action action = action(metadata);
            event = event(action, metadata, record);
            Map<String, String> rest = leftovers(event, metadata);
            if (!rest.isEmpty()) {
                event = event.withSource(event.source().toBuilder().rest(rest).build());
            }
        } catch (MalformedEventException | IllegalArgumentException e) {
            throw new RecordException(Reason.MALFORMED, e.getMessage(), e);
        }
        events.accept(event);
    }

    @Override
    public void end(Consumer<AuditEvent> events) {
        // An event is one record: nothing is held back.
    }

    private Action action(int metadata) {
        if (fields.number(0, "class_uid").orElseThrow(() -> tape.malformed(0, "a member \"class_uid\""))
                != Activity.CLASS) {
            throw new RecordException(Reason.OTHER_SERVICE, "not of the class " + Activity.CLASS);
        }
        String version =
                fields.text(metadata, "version").orElseThrow(() -> tape.malformed(0, "a member \"metadata.version\""));
        if (!version.startsWith("1.") || version.length() > 40) {
            throw new RecordException(Reason.UNSUPPORTED_VERSION, "a version of OCSF that is not 1");
        }
        String code = fields.text(metadata, "event_code").orElse("");
        return Action.of(code)
                .orElseThrow(() -> new RecordException(
                        Reason.OTHER_SERVICE,
                        "no action stands for the event code " + (code.length() <= 80 ? code : code.substring(0, 80))));
    }

    private Map<String, String> leftovers(AuditEvent event, int metadata) {
        int member = tape.member(metadata, "sequence");
        long sequence = member < 0 ? -1 : Math.max(-1, tape.whole(member).orElse(-1));
        String version = event.source().format().orElseThrow().substring(OcsfWriter.FORMAT.length());
        scratch.reset();
        writer.record(scratch, event, sequence, version);
        Map<String, String> own = sequence < 0 ? Map.of() : Map.of(OcsfWriter.SEQUENCE, tape.json(member));
        if (Arrays.equals(tape.bytes(), 0, tape.end(0), scratch.array(), 0, scratch.length())) {
            return own;
        }
        Map<String, String> rest = new HashMap<>(own);
        written.read(scratch.array(), scratch.length());
        Leftovers.collect(tape, written, "", rest);
        return rest;
    }

    private AuditEvent event(Action action, int metadata, byte[] record) {
        Source.Builder source = Source.builder(OcsfDialect.NAME)
                .format(OcsfWriter.FORMAT + fields.text(metadata, "version").orElseThrow());
        if (keepRaw) {
            source.raw(new String(record, StandardCharsets.UTF_8));
        }
        Instant time = fields.milliseconds(0, "time").orElseThrow(() -> tape.malformed(0, "a member \"time\""));
        Instant started = fields.instant(metadata, "original_time")
                .filter(original -> original.toEpochMilli() == time.toEpochMilli())
                .orElse(time);
        int api = fields.object(0, "api");
        return new AuditEvent(
                id(metadata),
                AuditEvent.SCHEMA,
                action,
                severity(),
                fields.text(fields.object(api, "service"), "name")
                        .flatMap(FACES::get)
                        .orElse(CallInterface.PURSER),
                fields.text(api, "operation").orElse(""),
                folding(),
                started,
                duration(),
                fields.milliseconds(metadata, "logged_time").orElse(started),
                outcome(),
                ActorMembers.decision(tape, fields),
                ActorMembers.actor(tape, fields),
                EndpointMembers.client(tape, fields),
                origin(),
                ResourceMembers.targets(tape, fields),
                transfer(action),
                call(metadata),
                ApiMembers.data(tape, fields),
                source.build(),
                Set.of());
    }

    private Duration duration() {
        long value = fields.whole(0, "duration").orElse(0L);
        if (Math.abs(value) > LONGEST) {
            throw tape.malformed(tape.member(0, "duration"), "a duration of at most " + LONGEST + " ms");
        }
        return Duration.ofMillis(value);
    }

    private UUID id(int metadata) {
        Optional<String> text = fields.text(metadata, "uid");
        if (text.isPresent() && text.get().length() == 36) {
            try {
                UUID id = UUID.fromString(text.get());
                if (id.toString().equals(text.get())) {
                    return id;
                }
            } catch (IllegalArgumentException noUuid) {
                // One is made of the record's bytes.
            }
        }
        return ids.of(tape.bytes(), 0, tape.end(0));
    }

    private Severity severity() {
        return switch (fields.number(0, "severity_id").orElse(0)) {
            case 3 -> Severity.WARNING;
            case 4, 5, 6 -> Severity.CRITICAL;
            default -> Severity.NORMAL;
        };
    }

    private Outcome outcome() {
        Outcome.Result result = switch (fields.number(0, "status_id").orElse(0)) {
            case 1 -> Outcome.Result.SUCCESS;
            case 2 -> Outcome.Result.FAILURE;
            default -> Outcome.Result.PENDING;
        };
        return new Outcome(
                result,
                fields.number(fields.object(0, "http_response"), "code"),
                fields.text(0, "status_code"),
                fields.text(0, "status_detail"));
    }

    private Optional<Folding> folding() {
        Optional<Long> count = fields.whole(0, "count");
        Optional<Instant> first = fields.milliseconds(0, "start_time");
        Optional<Instant> last = fields.milliseconds(0, "end_time");
        boolean folded = count.isPresent()
                && count.get() > 0
                && first.isPresent()
                && last.isPresent()
                && !last.get().isBefore(first.get());
        return folded ? Optional.of(new Folding(count.get(), first.get(), last.get())) : Optional.empty();
    }

    private Origin origin() {
        int cloud = fields.object(0, "cloud");
        int endpoint = fields.object(0, "dst_endpoint");
        return new Origin(
                fields.text(fields.object(cloud, "account"), "uid"),
                fields.text(endpoint, "name"),
                fields.text(cloud, "region"),
                fields.text(cloud, "project_uid"),
                fields.text(endpoint, "instance_uid"),
                Optional.empty());
    }

    private Transfer transfer(Action action) {
        int member = tape.member(tape.member(0, action.readOnly() ? "http_response" : "http_request"), "body_length");
        return member < 0 || tape.whole(member).isEmpty()
                ? Transfer.NONE
                : Transfer.builder().moved(tape.whole(member).getAsLong()).build();
    }

    private Call call(int metadata) {
        int request = fields.object(0, "http_request");
        return new Call(
                fields.text(request, "http_method"),
                fields.text(fields.object(request, "url"), "path"),
                ApiMembers.requestId(fields),
                fields.text(metadata, "correlation_uid"),
                fields.text(fields.object(0, "trace"), "uid"),
                Optional.empty(),
                Optional.empty());
    }
}
