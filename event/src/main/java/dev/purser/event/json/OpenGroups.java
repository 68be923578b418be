package dev.purser.event.json;

import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.Decision;
import dev.purser.event.Folding;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.Transfer;

/** Writes the groups that are neither personal nor bulky: what the leaf of a record holds in clear. */
public final class OpenGroups {
    private OpenGroups() {}

    /** The members that come first in every form of an event, its severity left to follow. */
    public static void head(JsonBytes to, AuditEvent event) {
        to.number("schema", event.schema());
        to.uuid("id", event.id());
        to.text("action", event.action().text());
    }

    /** How and when it was called and how it ended. */
    public static void course(JsonBytes to, AuditEvent event) {
        to.text("severity", event.severity().text());
        to.text("interface", event.face().text());
        to.text("operation", event.operation());
        if (event.folding().isPresent()) {
            folding(to, event.folding().get());
        }
        to.instant("started", event.started());
        to.number("duration", nanoseconds(event));
        to.instant("recorded", event.recorded());
        to.name("outcome");
        outcome(to, event.outcome());
        if (event.decision().isPresent()) {
            decision(to, event.decision().get());
        }
    }

    private static long nanoseconds(AuditEvent event) {
        try {
            return event.duration().toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException("a duration of " + event.duration(), tooLong);
        }
    }

    private static void folding(JsonBytes to, Folding folding) {
        to.name("folding");
        to.open();
        to.number("count", folding.count());
        to.instant("first", folding.first());
        to.instant("last", folding.last());
        to.close();
    }

    static void outcome(JsonBytes to, Outcome outcome) {
        to.open();
        to.text("result", outcome.result().text());
        if (outcome.status().isPresent()) {
            to.number("status", outcome.status().get());
        }
        to.text("errorCode", outcome.errorCode());
        to.text("errorMessage", outcome.errorMessage());
        to.close();
    }

    private static void decision(JsonBytes to, Decision decision) {
        to.name("decision");
        to.open();
        to.text("permission", decision.permission().text());
        to.truth("granted", decision.granted());
        to.text("scope", decision.scope());
        to.text("by", decision.by());
        to.close();
    }

    public static void origin(JsonBytes to, Origin origin) {
        int mark = to.open("origin");
        to.text("account", origin.account());
        to.text("registry", origin.registry());
        to.text("location", origin.location());
        to.text("resourceGroup", origin.resourceGroup());
        to.text("node", origin.node());
        if (origin.network().isPresent()) {
            to.text("network", origin.network().get().text());
        }
        to.closeOrDrop(mark);
    }

    /** A target's facts without its type. */
    public static void target(JsonBytes to, Target target) {
        to.text("name", target.name());
        to.text("namespace", target.namespace());
        to.text("repository", target.repository());
        to.text("tag", target.tag());
        to.text("digest", target.digest());
        to.text("mediaType", target.mediaType());
        to.text("artifactType", target.artifactType());
        to.number("size", target.size());
        to.text("previousDigest", target.previousDigest());
        if (target.outcome().isPresent()) {
            to.name("outcome");
            outcome(to, target.outcome().get());
        }
    }

    public static void transfer(JsonBytes to, Transfer transfer) {
        int mark = to.open("transfer");
        to.number("offset", transfer.offset());
        to.number("length", transfer.length());
        to.number("moved", transfer.moved());
        to.closeOrDrop(mark);
    }

    public static void call(JsonBytes to, Call call) {
        int mark = to.open("call");
        to.text("method", call.method());
        to.text("path", call.path());
        to.text("requestId", call.requestId());
        to.text("operationId", call.operationId());
        to.text("traceId", call.traceId());
        to.text("correlationId", call.correlationId());
        if (call.cause().isPresent()) {
            to.uuid("cause", call.cause().get());
        }
        to.closeOrDrop(mark);
    }
}
