package dev.purser.aws.cloudtrail;

import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Client;
import dev.purser.event.Target;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.util.List;
import java.util.UUID;

/** Writes events as CloudTrail's records, member by member in the order that ECR's records have. For one thread. */
final class TrailRecordWriter implements RecordWriter {
    private final Form form;
    private final Arns arns;
    private final IdentityWriter identities;
    private final Saying saying;
    private final JsonBytes plain = new JsonBytes(4096);
    private final JsonTape tape = new JsonTape();
    private Filing filing = Filing.NONE;

    TrailRecordWriter(Form form) {
        this.form = form;
        arns = form.arns;
        identities = new IdentityWriter(arns, new Principals());
        saying = new Saying(form);
    }

    @Override
    public int write(AuditEvent event, RecordBuffer to) {
        ApiCall call = EventNames.of(event, form);
        if (call == null) {
            return 0;
        }
        saying.begin(event, call);
        int before = before(event, to);
        saying.call = call;
        // What was read from one record is written as one, whatever its targets.
        boolean foreign = event.source().system().equals(Form.SYSTEM);
        List<List<Target>> shares = foreign ? null : Shares.of(event.targets(), call.subject(), form);
        if (shares == null) {
            saying.about(event.targets());
            if (!foreign || event.source().rest().isEmpty()) {
                record(event.id(), to.bytes());
            } else {
                plain.reset();
                record(event.id(), plain);
                tape.read(plain.array(), plain.length());
                byte[] whole = Leftovers.apply(tape, "", event.source().rest());
                to.bytes().raw(whole, 0, whole.length);
            }
            to.end(filing());
            return before + 1;
        }
        for (int i = 0; i < shares.size(); i++) {
            saying.about(shares.get(i));
            record(i == 0 ? event.id() : NamedIds.following(event.id(), i), to.bytes());
            to.end(filing());
        }
        return before + shares.size();
    }

    /** The records of calls that ECR would have seen before the event's own. */
    private int before(AuditEvent event, RecordBuffer to) {
        List<ApiCall> calls = LayerCalls.before(event);
        for (int i = 0; i < calls.size(); i++) {
            saying.call = calls.get(i);
            saying.about(event.targets());
            // Behind the ids of the event's own further records, of which there are fewer than targets.
            record(NamedIds.following(event.id(), AuditEvent.MAX_TARGETS + i), to.bytes());
            to.end(filing());
        }
        return calls.size();
    }

    /** The one record of an event without its leftovers. */
    void plain(AuditEvent event, ApiCall call, JsonBytes to) {
        saying.begin(event, call);
        saying.about(event.targets());
        record(event.id(), to);
    }

    private Filing filing() {
        if (!filing.account().equals(saying.account) || !filing.location().equals(saying.region)) {
            filing = new Filing(saying.account, saying.region, "", "");
        }
        return filing;
    }

    private void record(UUID id, JsonBytes to) {
        AuditEvent event = saying.event;
        ApiCall call = saying.call;
        Edition edition = saying.edition;
        to.open();
        to.text("eventVersion", edition.text());
        identities.write(saying, to);
        to.text("eventTime", saying.times.iso(saying.completed()));
        to.text("eventSource", call.service().source());
        to.text("eventName", call.name());
        to.text("awsRegion", saying.region);
        client(event, to);
        if (saying.failed) {
            to.text("errorCode", ErrorNames.written(event.outcome()));
            to.text("errorMessage", event.outcome().errorMessage());
        }
        parameters(to);
        answer(to);
        if (form.operations && event.call().operationId().isPresent()) {
            to.open("additionalEventData");
            to.text("operationId", event.call().operationId());
            to.close();
        }
        if (call.kind() != ApiCall.Kind.SERVICE_EVENT) {
            to.text("requestID", event.call().requestId());
        }
        to.uuid("eventID", id);
        if (edition.readOnly()) {
            to.truth("readOnly", call.readOnly());
        }
        resources(to);
        to.text("eventType", call.kind().type(form));
        if (edition.managementEvent()) {
            to.truth("managementEvent", true);
        }
        to.text("recipientAccountId", saying.account);
        to.text("sharedEventID", event.call().correlationId());
        if (call.kind() == ApiCall.Kind.SERVICE_EVENT && edition.serviceEventDetails()) {
            ServiceEvents.write(saying, to);
        }
        if (edition.eventCategory()) {
            to.text("eventCategory", "Management");
        }
        if (edition.tlsDetails()) {
            tls(event.client(), to);
        }
        to.close();
    }

    private boolean masked() {
        return form.maskClient && saying.docker;
    }

    private void client(AuditEvent event, JsonBytes to) {
        Client client = event.client();
        if (masked()) {
            to.text("sourceIPAddress", IdentityWriter.INTERNAL);
            to.text("userAgent", IdentityWriter.INTERNAL);
            return;
        }
        boolean own = event.actor().kind() == ActorKind.SYSTEM;
        if (client.trustedAddress().isPresent()) {
            to.text("sourceIPAddress", client.trustedAddress());
        } else if (client.address().isPresent()) {
            to.text("sourceIPAddress", client.address());
        } else if (own) {
            to.text("sourceIPAddress", IdentityWriter.INTERNAL);
        }
        if (client.agent().isPresent()) {
            to.text("userAgent", client.agent());
        } else if (own) {
            to.text("userAgent", IdentityWriter.INTERNAL);
        }
    }

    private void parameters(JsonBytes to) {
        to.name("requestParameters");
        members(saying.edition.early() ? saying.call.earlyRequest() : saying.call.request(), to);
    }

    /** The members as an object, or {@code null} where there is none. */
    private void members(List<Member> members, JsonBytes to) {
        int from = to.length();
        to.open();
        for (int i = 0; i < members.size(); i++) {
            members.get(i).writes().write(saying, to);
        }
        if (to.length() == from + 1) {
            to.cut(from);
            to.raw("null");
        } else {
            to.close();
        }
    }

    private void answer(JsonBytes to) {
        ApiCall call = saying.call;
        List<Member> members = saying.edition.early() ? call.earlyResponse() : call.response();
        to.name("responseElements");
        if (saying.failed || members.isEmpty()) {
            to.raw("null");
        } else if (call.wrapper().isEmpty()) {
            members(members, to);
        } else {
            to.open();
            to.name(call.wrapper().get());
            members(members, to);
            to.close();
        }
    }

    private void resources(JsonBytes to) {
        ApiCall.Resources named = saying.call.resources();
        if (named == ApiCall.Resources.NONE || saying.repository == null) {
            return;
        }
        to.openArray("resources");
        List<Target> targets = saying.targets;
        for (int i = 0; i < targets.size(); i++) {
            String repository = targets.get(i).repository().orElse(null);
            if (repository != null && first(targets, i, repository)) {
                String arn = arns.repository(saying.region, saying.owner, repository);
                to.open();
                if (saying.edition.early()
                        || (saying.edition.minor() == 5 && named != ApiCall.Resources.REPOSITORIES)) {
                    to.text("ARN", arn);
                    to.text("accountId", saying.owner);
                    type(named, to);
                } else {
                    to.text("accountId", saying.owner);
                    type(named, to);
                    to.text("ARN", arn);
                }
                to.close();
            }
        }
        to.closeArray();
    }

    private static void type(ApiCall.Resources named, JsonBytes to) {
        if (named == ApiCall.Resources.TYPED_REPOSITORIES) {
            to.text("type", "AWS::ECR::Repository");
        }
    }

    private static boolean first(List<Target> targets, int index, String repository) {
        for (int i = 0; i < index; i++) {
            if (targets.get(i).repository().isPresent()
                    && targets.get(i).repository().get().equals(repository)) {
                return false;
            }
        }
        return true;
    }

    private void tls(Client client, JsonBytes to) {
        if (masked() || (client.tlsVersion().isEmpty() && client.tlsCipher().isEmpty())) {
            return;
        }
        to.open("tlsDetails");
        to.text("tlsVersion", client.tlsVersion());
        to.text("cipherSuite", client.tlsCipher());
        to.text("clientProvidedHostHeader", client.host());
        to.text("keyExchange", client.tlsKeyExchange());
        to.close();
    }
}
