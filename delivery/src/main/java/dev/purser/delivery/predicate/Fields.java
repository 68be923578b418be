package dev.purser.delivery.predicate;

import dev.purser.event.AuditEvent;
import dev.purser.event.Credential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields that a predicate can ask for, named as in the record. Thread-safe. */
public final class Fields {
    private static final Map<String, Field> BY_NAME = new TreeMap<>();

    static {
        text("action", event -> event.action().text());
        text("kind", event -> event.action().kind().text());
        BY_NAME.put("readOnly", (Field.Truth) event -> event.action().readOnly());
        text("severity", event -> event.severity().text());
        text("interface", event -> event.face().text());
        text("operation", AuditEvent::operation);
        number(
                "folding.count",
                event -> event.folding().isPresent() ? event.folding().get().count() : 1);
        number("recorded.millis", event -> event.recorded().toEpochMilli());
        number("duration.millis", event -> event.duration().toMillis());
        text("outcome.result", event -> event.outcome().result().text());
        number("outcome.status", event -> known(event.outcome().status()));
        text("outcome.errorCode", event -> event.outcome().errorCode().orElse(null));
        decision();
        actor();
        client();
        text("origin.account", event -> event.origin().account().orElse(null));
        text("origin.registry", event -> event.origin().registry().orElse(null));
        text("origin.location", event -> event.origin().location().orElse(null));
        text("origin.node", event -> event.origin().node().orElse(null));
        text(
                "origin.network",
                event -> event.origin().network().isPresent()
                        ? event.origin().network().get().text()
                        : null);
        targets();
        number("transfer.moved", event -> known(event.transfer().moved()));
        text("call.method", event -> event.call().method().orElse(null));
        text("call.path", event -> event.call().path().orElse(null));
        text("call.operationId", event -> event.call().operationId().orElse(null));
        text("call.correlationId", event -> event.call().correlationId().orElse(null));
        text("source.system", event -> event.source().system());
    }

    private Fields() {}

    /** All names, in order. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    static Optional<Field> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static void decision() {
        text(
                "decision.permission",
                event -> event.decision().isPresent()
                        ? event.decision().get().permission().text()
                        : null);
        text(
                "decision.by",
                event -> event.decision().isPresent()
                        ? event.decision().get().by().orElse(null)
                        : null);
        BY_NAME.put("decision.granted", (Field.Truth)
                event -> event.decision().isPresent() && event.decision().get().granted());
    }

    private static void actor() {
        text("actor.kind", event -> event.actor().kind().text());
        text("actor.id", event -> event.actor().id().orElse(null));
        text("actor.name", event -> event.actor().name().orElse(null));
        text("actor.account", event -> event.actor().account().orElse(null));
        text("actor.issuer", event -> event.actor().issuer().orElse(null));
        text("actor.subject", event -> event.actor().subject().orElse(null));
        text("actor.credential", event -> credential(event.actor().presented()));
        text(
                "actor.credentialId",
                event -> event.actor().presented().isPresent()
                        ? event.actor().presented().get().id().orElse(null)
                        : null);
    }

    private static String credential(Optional<Credential> presented) {
        return presented.isPresent() ? presented.get().kind().text() : null;
    }

    private static void client() {
        text("client.address", event -> event.client().address().orElse(null));
        text("client.trustedAddress", event -> event.client().trustedAddress().orElse(null));
        text("client.agent", event -> event.client().agent().orElse(null));
        text("client.host", event -> event.client().host().orElse(null));
        text("client.tlsVersion", event -> event.client().tlsVersion().orElse(null));
    }

    private static void targets() {
        target("target.type", target -> target.type().text());
        target("target.name", target -> target.name().orElse(null));
        target("target.namespace", target -> target.namespace().orElse(null));
        target("target.repository", target -> target.repository().orElse(null));
        target("target.tag", target -> target.tag().orElse(null));
        target("target.digest", target -> target.digest().orElse(null));
        target("target.mediaType", target -> target.mediaType().orElse(null));
        target("target.artifactType", target -> target.artifactType().orElse(null));
    }

    private static long known(Optional<? extends java.lang.Number> number) {
        return number.isPresent() ? number.get().longValue() : Field.Number.UNKNOWN;
    }

    private static void text(String name, Field.Text field) {
        BY_NAME.put(name, field);
    }

    private static void number(String name, Field.Number field) {
        BY_NAME.put(name, field);
    }

    private static void target(String name, Field.OfTarget field) {
        BY_NAME.put(name, field);
    }
}
