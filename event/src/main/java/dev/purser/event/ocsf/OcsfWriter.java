package dev.purser.event.ocsf;

import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Source;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.util.Map;

/**
 * Writes events as records of the class API Activity. An event that was read from OCSF is written as it stood there, its
 * own sequence number among it. For one thread.
 */
final class OcsfWriter implements RecordWriter {
    static final String VERSION = "1.9.0";

    /** What stands before the version in {@code Source.format}. */
    static final String FORMAT = "ocsf-";

    /** Where the sequence number of a foreign record is kept, which is none of our journal's. */
    static final String SEQUENCE = "/metadata/sequence";

    private static final long NONE = -1;

    private final JsonBytes scratch = new JsonBytes(4096);
    private final JsonTape tape = new JsonTape();

    static boolean foreign(Source source) {
        return source.system().equals(OcsfDialect.NAME)
                && source.format().isPresent()
                && source.format().get().startsWith(FORMAT);
    }

    @Override
    public int write(AuditEvent event, RecordBuffer to) {
        if (!foreign(event.source())) {
            record(to.bytes(), event, to.sequence(), VERSION);
        } else {
            Map<String, String> rest = event.source().rest();
            long sequence = sequence(rest.get(SEQUENCE));
            String version = event.source().format().orElseThrow().substring(FORMAT.length());
            if (rest.isEmpty() || (rest.size() == 1 && sequence != NONE)) {
                record(to.bytes(), event, sequence, version);
            } else {
                scratch.reset();
                record(scratch, event, sequence, version);
                tape.read(scratch.array(), scratch.length());
                byte[] record = Leftovers.apply(tape, "", rest);
                to.bytes().raw(record, 0, record.length);
            }
        }
        to.end(Filing.NONE);
        return 1;
    }

    private static long sequence(String json) {
        if (json == null || json.isEmpty() || json.length() > 18) {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < json.length(); i++) {
            int digit = json.charAt(i) - '0';
            if (digit < 0 || digit > 9 || (i == 0 && digit == 0 && json.length() > 1)) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /**
     * Writes the event without what is left over of a foreign record.
     *
     * @param sequence -1 for none
     */
    void record(JsonBytes to, AuditEvent event, long sequence, String version) {
        to.raw(Activity.headOf(event.action()));
        outcome(to, event);
        to.number("time", event.started().toEpochMilli());
        to.number("timezone_offset", 0);
        to.number("duration", event.duration().toMillis());
        if (event.folding().isPresent()) {
            to.number("count", event.folding().get().count());
            to.number("start_time", event.folding().get().first().toEpochMilli());
            to.number("end_time", event.folding().get().last().toEpochMilli());
        }
        message(to, event);
        metadata(to, event, sequence, version);
        cloud(to, event.origin());
        ActorMembers.write(to, event.actor(), event.decision());
        EndpointMembers.write(to, event);
        ApiMembers.write(to, event);
        ResourceMembers.write(to, event.targets());
        if (event.call().traceId().isPresent()) {
            to.open("trace");
            to.text("uid", event.call().traceId());
            to.close();
        }
        to.close();
    }

    private static void outcome(JsonBytes to, AuditEvent event) {
        to.raw(
                switch (event.severity()) {
                    case NORMAL -> ",\"severity_id\":1,\"severity\":\"Informational\"";
                    case WARNING -> ",\"severity_id\":3,\"severity\":\"Medium\"";
                    case CRITICAL -> ",\"severity_id\":5,\"severity\":\"Critical\"";
                });
        Outcome outcome = event.outcome();
        to.raw(
                switch (outcome.result()) {
                    case SUCCESS -> ",\"status_id\":1,\"status\":\"Success\"";
                    case FAILURE -> ",\"status_id\":2,\"status\":\"Failure\"";
                    case PENDING -> ",\"status_id\":99,\"status\":\"Pending\"";
                });
        to.text("status_code", outcome.errorCode());
        to.text("status_detail", outcome.errorMessage());
    }

    private static void message(JsonBytes to, AuditEvent event) {
        to.name("message");
        to.openText();
        switch (event.outcome().result()) {
            case SUCCESS -> to.part(event.action().description());
            case FAILURE -> {
                to.part(event.action().text());
                to.part(" failed");
            }
            case PENDING -> {
                to.part(event.action().text());
                to.part(" is under way");
            }
        }
        to.closeText();
    }

    private static void metadata(JsonBytes to, AuditEvent event, long sequence, String version) {
        Call call = event.call();
        to.open("metadata");
        to.text("version", version);
        to.raw(",\"product\":{\"name\":\"Purser\",\"vendor_name\":\"Purser\"}");
        to.raw(call.traceId().isPresent() ? ",\"profiles\":[\"cloud\",\"trace\"]" : ",\"profiles\":[\"cloud\"]");
        to.uuid("uid", event.id());
        to.text("event_code", event.action().text());
        to.text("log_name", "audit");
        to.instant("original_time", event.started());
        to.number("logged_time", event.recorded().toEpochMilli());
        to.text("correlation_uid", call.operationId().isPresent() ? call.operationId() : call.correlationId());
        if (sequence != NONE) {
            to.number("sequence", sequence);
        }
        to.close();
    }

    private static void cloud(JsonBytes to, Origin origin) {
        to.open("cloud");
        to.text("provider", "Purser");
        to.text("region", origin.location());
        if (origin.account().isPresent()) {
            to.open("account");
            to.text("uid", origin.account());
            to.close();
        }
        to.text("project_uid", origin.resourceGroup());
        to.close();
    }
}
