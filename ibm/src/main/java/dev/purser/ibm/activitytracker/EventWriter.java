package dev.purser.ibm.activitytracker;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.EventData;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an event as one record for each of its targets, joined by their {@code id}. An event that was read from Activity
 * Tracker is written as it stood there, whatever the settings. For one thread.
 */
final class EventWriter implements RecordWriter {
    /** Where a foreign record's own id is kept, which is not the event's. */
    static final String ID = "/id";

    private static final int NAME_BASED = 8;

    private final Settings settings;
    private final Initiators initiators;
    private final Things things;
    private final RequestData requestData;
    private final EventTime time = new EventTime();
    private final JsonBytes scratch = new JsonBytes(2048);
    private final JsonTape tape = new JsonTape();
    private Place place;

    EventWriter(Settings settings) {
        this.settings = settings;
        initiators = new Initiators(settings.platformName());
        things = new Things(settings);
        requestData = new RequestData(settings);
    }

    /** True if the event was read from a record of this dialect. */
    static boolean foreign(Source source) {
        return source.system().equals(ActivityTrackerDialect.SYSTEM)
                && source.format().isPresent()
                && source.format().get().equals(ActivityTrackerDialect.NAME);
    }

    @Override
    public int write(AuditEvent event, RecordBuffer to) {
        Optional<Row> row = ActionTable.of(event.action());
        if (row.isEmpty()) {
            return 0;
        }
        boolean foreign = foreign(event.source());
        if (!foreign && !(settings.writes(row.get()) && concerns(event))) {
            return 0;
        }
        List<Target> targets = event.targets();
        if (targets.isEmpty()) {
            one(event, row.get(), Optional.empty(), foreign, to);
            return 1;
        }
        for (int i = 0; i < targets.size(); i++) {
            one(event, row.get(), Optional.of(targets.get(i)), foreign, to);
        }
        return targets.size();
    }

    /** Of the network rules, {@code auth.set} tells only whether public connections are let in. */
    private static boolean concerns(AuditEvent event) {
        if (event.action() != Action.NETWORK_RULE_SET) {
            return true;
        }
        EventData data = event.data();
        Object before = data.before().get("publicAccess");
        Object after = data.after().getOrDefault("publicAccess", data.request().get("publicAccess"));
        return after != null && !after.equals(before);
    }

    private void one(AuditEvent event, Row row, Optional<Target> target, boolean foreign, RecordBuffer to) {
        Place at = place(event, row, foreign);
        Map<String, String> rest = foreign ? event.source().rest() : Map.of();
        boolean id = foreign ? event.id().version() != NAME_BASED || rest.containsKey(ID) : settings.printId();
        if (!settings.line() && rest.isEmpty()) {
            record(to.bytes(), event, row, target, foreign, id, at);
        } else {
            scratch.reset();
            record(scratch, event, row, target, foreign, id, at);
            tape.read(scratch.array(), scratch.length());
            byte[] record = Leftovers.any(rest, "") ? Leftovers.apply(tape, "", rest) : scratch.copy(0);
            byte[] framed = Frame.of(rest, foreign, settings.line()).around(record, rest);
            to.bytes().raw(framed, 0, framed.length);
        }
        to.end(at.filing());
    }

    private Place place(AuditEvent event, Row row, boolean foreign) {
        if (place == null || !place.isOf(event.origin(), foreign, row.service())) {
            place = Place.of(settings, event.origin(), foreign, row.service());
        }
        return place;
    }

    /**
     * Writes the record of an event that was read, without what is left over.
     *
     * @param id whether the record has an id, which may be another than the event's
     */
    void record(JsonBytes to, AuditEvent event, Row row, boolean id) {
        record(to, event, row, Optional.of(event.targets().getFirst()), true, id, place(event, row, true));
    }

    private void record(
            JsonBytes to,
            AuditEvent event,
            Row row,
            Optional<Target> target,
            boolean foreign,
            boolean withId,
            Place at) {
        Optional<Outcome> own = target.isPresent() ? target.get().outcome() : Optional.empty();
        Outcome outcome = own.isPresent() ? own.get() : event.outcome();
        int status = Reasons.status(outcome);
        Things.Thing thing = things.thing(row, target, event.origin(), at);
        to.open();
        to.text("action", row.name());
        to.text("outcome", outcome.result().text());
        to.name("eventTime");
        time.write(event.started(), to);
        message(to, row, thing, outcome);
        to.text("severity", severity(event, row, own, status, foreign).text());
        to.truth("dataEvent", row.dataEvent());
        to.text("logSourceCRN", at.logSource());
        to.truth("saveServiceCopy", true);
        correlation(to, event.call());
        if (withId) {
            to.uuid("id", event.id());
        }
        initiators.write(to, event.actor(), event.client());
        things.write(to, row, thing, event.origin(), at);
        to.open("reason");
        to.number("reasonCode", status);
        to.text("reasonType", Reasons.phrase(status, outcome.result()));
        if (outcome.result() == Outcome.Result.FAILURE) {
            to.text("reasonForFailure", Reasons.why(outcome, status));
        }
        to.close();
        to.open("observer");
        to.text("name", "ActivityTracker");
        to.close();
        requestData.write(to, event, target, thing, foreign || settings.allParameters());
        to.close();
    }

    private Severity severity(AuditEvent event, Row row, Optional<Outcome> own, int status, boolean foreign) {
        if (own.isEmpty() && (foreign || settings.eventSeverity())) {
            return event.severity();
        }
        return Reasons.severity(row, own.orElse(event.outcome()), status, settings);
    }

    private void message(JsonBytes to, Row row, Things.Thing thing, Outcome outcome) {
        to.name("message");
        to.openText();
        to.part(row.service().equals(ActionTable.ROUTER) ? ActionTable.ROUTER_NAME : settings.displayName());
        to.part(": ");
        to.part(row.verb());
        to.part(" ");
        to.part(row.objectType());
        to.part(" ");
        to.part(thing.name());
        if (outcome.result() == Outcome.Result.FAILURE) {
            to.part(" -failure");
        }
        to.closeText();
    }

    /** What ties events together: an id from outside, else the operation, else the request. */
    private static void correlation(JsonBytes to, Call call) {
        if (call.correlationId().isPresent()) {
            to.text("correlationId", call.correlationId().get());
        } else if (call.operationId().isPresent()) {
            to.text("correlationId", call.operationId().get());
        } else {
            to.text("correlationId", call.requestId());
        }
    }
}
