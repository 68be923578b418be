package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
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
 * Reads CloudTrail's records of the registry and of its trails.
 *
 * <p>Where leftovers are kept, each event is written again at once: where that is not the record, byte for byte, the
 * difference becomes its leftovers. A member that is known and has the wrong type makes a record malformed only where the event cannot be told
 * without it. For one thread.
 */
final class TrailRecordReader implements RecordReader {
    /** The largest record that CloudTrail delivers is 256 KB; what is far beyond it is no record. */
    private static final int LARGEST = 8 << 20;

    private final boolean keepRaw;
    private final boolean keepRest;
    private final Form form;
    private final Nodes tape = new Nodes();
    private final JsonTape own = new JsonTape();
    private final JsonBytes again = new JsonBytes(4096);
    private final Draft draft;
    private final IdentityReader identities = new IdentityReader(new Principals());
    private final TrailRecordWriter writer;
    private Source source =
            Source.builder(Form.SYSTEM).format(Edition.NEWEST.format()).build();

    /**
     * @param keepRaw whether events keep their whole record
     * @param keepRest whether events keep what is left over of their record
     */
    TrailRecordReader(Form form, boolean keepRaw, boolean keepRest) {
        this.form = form;
        this.keepRaw = keepRaw;
        this.keepRest = keepRest;
        draft = new Draft(form);
        writer = new TrailRecordWriter(form);
    }

    @Override
    public void read(byte[] record, Consumer<AuditEvent> events) {
        if (record.length > LARGEST) {
            throw new RecordException(RecordException.Reason.TOO_LARGE, record.length + " bytes, at most " + LARGEST);
        }
        tape.read(record);
        if (!tape.is(0, Kind.OBJECT)) {
            throw malformed("no object");
        }
        draft.begin();
        version();
        service();
        AuditEvent event = event();
        Map<String, String> rest = keepRest ? rest(record, event) : Map.of();
        if (!rest.isEmpty() || keepRaw) {
            Source.Builder told = event.source().toBuilder().rest(rest);
            if (keepRaw) {
                told.raw(new String(record, StandardCharsets.UTF_8));
            }
            event = with(event, told.build());
        }
        events.accept(event);
    }

    /** What stands in the record and not in the one that would be written. */
    private Map<String, String> rest(byte[] record, AuditEvent event) {
        again.reset();
        writer.plain(event, draft.call, again);
        if (Arrays.equals(record, 0, record.length, again.array(), 0, again.length())) {
            return Map.of();
        }
        own.read(again.array(), again.length());
        Map<String, String> rest = new HashMap<>();
        Leftovers.collect(tape.tape(), own, "", rest);
        return rest;
    }

    @Override
    public void end(Consumer<AuditEvent> events) {
        // An event is one record: nothing is held back.
    }

    private void version() {
        String version = text("eventVersion");
        draft.edition = version.equals(
                        source.format().get().substring(Edition.NEWEST.format().indexOf(' ') + 1))
                ? Edition.ofFormat(source.format().get()).get()
                : Edition.of(version)
                        .orElseThrow(() -> new RecordException(
                                RecordException.Reason.UNSUPPORTED_VERSION, "eventVersion " + shown(version)));
        if (!source.format().get().equals(draft.edition.format())) {
            source = Source.builder(Form.SYSTEM).format(draft.edition.format()).build();
        }
    }

    private void service() {
        String from = text("eventSource");
        String name = text("eventName");
        draft.call = EventNames.named(name);
        if (draft.call == null || !draft.call.service().source().equals(from)) {
            throw new RecordException(
                    RecordException.Reason.OTHER_SERVICE, "eventSource " + shown(from) + ", eventName " + shown(name));
        }
    }

    private AuditEvent event() {
        Instant time = draft.times.read(text("eventTime"));
        if (time == null) {
            throw malformed("eventTime is no instant");
        }
        draft.time = time;
        UUID id = NamedIds.read(text("eventID"));
        draft.region = optional("awsRegion");
        int identity = member("userIdentity");
        String account = optional("recipientAccountId");
        if (account == null) {
            account = tape.text(identity, "accountId");
        }
        draft.account = account == null ? form.account : account;
        draft.outcome = outcome();
        members(member("requestParameters"), draft.call.request());
        int answer = member("responseElements");
        if (draft.call.wrapper().isPresent()) {
            answer = tape.member(answer, draft.call.wrapper().get());
        }
        members(answer, draft.call.response());
        if (draft.call.kind() == ApiCall.Kind.SERVICE_EVENT) {
            ServiceEvents.read(draft, tape, member("serviceEventDetails"));
        }
        Action action = draft.action();
        Severity severity = draft.outcome.result() == Outcome.Result.FAILURE && action.severity() == Severity.NORMAL
                ? Severity.WARNING
                : action.severity();
        return new AuditEvent(
                id,
                AuditEvent.SCHEMA,
                action,
                severity,
                CallInterface.ECR,
                draft.call.name(),
                Optional.empty(),
                time,
                Duration.ZERO,
                time,
                draft.outcome,
                Optional.empty(),
                identities.read(draft, tape, identity),
                client(),
                origin(),
                draft.targets(),
                draft.transfer(),
                call(),
                draft.data(),
                source,
                Set.of());
    }

    private Outcome outcome() {
        String error = optional("errorCode");
        return error == null
                ? Outcome.SUCCESS
                : new Outcome(
                        Outcome.Result.FAILURE,
                        Optional.empty(),
                        Optional.of(ErrorNames.read(error)),
                        Optional.ofNullable(optional("errorMessage")));
    }

    private Client client() {
        Optional<String> address = Optional.ofNullable(optional("sourceIPAddress"));
        Optional<String> agent = Optional.ofNullable(optional("userAgent"));
        int identity = member("userIdentity");
        if (tape.member(identity, "type") < 0) {
            // The service itself: it has no address, and the writer says so in Amazon's words.
            address = address.filter(text -> !text.equals(IdentityWriter.INTERNAL));
            agent = agent.filter(text -> !text.equals(IdentityWriter.INTERNAL));
        }
        int tls = member("tlsDetails");
        return new Client(
                address,
                address,
                List.of(),
                agent,
                Optional.ofNullable(tape.text(tls, "clientProvidedHostHeader")),
                Optional.ofNullable(tape.text(tls, "tlsVersion")),
                Optional.ofNullable(tape.text(tls, "cipherSuite")),
                Optional.ofNullable(tape.text(tls, "keyExchange")),
                Optional.empty(),
                Optional.empty());
    }

    private Origin origin() {
        String account = form.accountRead(draft.account);
        return new Origin(
                Optional.of(account),
                account.equals(form.home.account()) ? Optional.of(form.home.registry()) : Optional.empty(),
                draft.region == null ? Optional.empty() : Optional.of(form.location(draft.region)),
                Optional.empty(),
                Optional.empty(),
                member("vpcEndpointId") < 0 ? Optional.empty() : Optional.of(Origin.Network.PRIVATE));
    }

    private Call call() {
        return new Call(
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(optional("requestID")),
                form.operations
                        ? Optional.ofNullable(tape.text(member("additionalEventData"), "operationId"))
                        : Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(optional("sharedEventID")),
                Optional.empty());
    }

    private void members(int object, List<Member> known) {
        if (!tape.is(object, Kind.OBJECT)) {
            return;
        }
        for (int i = 0; i < known.size(); i++) {
            Member member = known.get(i);
            int node = tape.member(object, member.name());
            if (node >= 0) {
                member.reads().read(draft, tape, node);
            }
        }
    }

    private int member(String name) {
        return tape.member(0, name);
    }

    /** The text of a member that every record has. */
    private String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw malformed("no " + name);
        }
        return text;
    }

    private String optional(String name) {
        int node = member(name);
        if (node < 0 || tape.is(node, Kind.NULL)) {
            return null;
        }
        String text = tape.text(node);
        if (text == null) {
            throw malformed(name + " is no text");
        }
        return text;
    }

    private static AuditEvent with(AuditEvent e, Source source) {
        return new AuditEvent(
                e.id(),
                e.schema(),
                e.action(),
                e.severity(),
                e.face(),
                e.operation(),
                e.folding(),
                e.started(),
                e.duration(),
                e.recorded(),
                e.outcome(),
                e.decision(),
                e.actor(),
                e.client(),
                e.origin(),
                e.targets(),
                e.transfer(),
                e.call(),
                e.data(),
                source,
                e.erased());
    }

    private static RecordException malformed(String what) {
        return new RecordException(RecordException.Reason.MALFORMED, what);
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
