package dev.purser.event.ocsf;

import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.Client;
import dev.purser.event.EventData;
import dev.purser.event.Folding;
import dev.purser.event.Origin;
import dev.purser.event.Session;
import dev.purser.event.Source;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Any event with what the dialect's limits name taken out of it: the rest must come through whole. */
final class OcsfExpressible {
    private static final Source SOURCE =
            Source.builder("ocsf").format("ocsf-1.9.0").build();

    private OcsfExpressible() {}

    static AuditEvent of(AuditEvent e) {
        return new AuditEvent(
                e.id(),
                e.schema(),
                e.action(),
                e.severity(),
                e.face(),
                e.operation(),
                e.folding().map(one -> new Folding(one.count(), cut(one.first()), cut(one.last()))),
                e.started(),
                Duration.ofMillis(e.duration().toMillis()),
                cut(e.recorded()),
                e.outcome(),
                e.decision(),
                actor(e.actor()),
                client(e.client()),
                new Origin(
                        e.origin().account(),
                        e.origin().registry(),
                        e.origin().location(),
                        e.origin().resourceGroup(),
                        e.origin().node(),
                        Optional.empty()),
                e.targets(),
                transfer(e),
                new Call(
                        e.call().method(),
                        e.call().path(),
                        e.call().requestId(),
                        e.call().operationId(),
                        e.call().traceId(),
                        Optional.empty(),
                        Optional.empty()),
                new EventData(e.data().request(), e.data().response(), Map.of(), Map.of(), Optional.empty(), false),
                SOURCE,
                Set.of());
    }

    private static Instant cut(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    private static Actor actor(Actor a) {
        Optional<Session> session = a.session()
                .map(one -> new Session(one.created().map(OcsfExpressible::cut), one.mfa(), one.issuerRole(), Map.of()))
                .filter(one -> !one.equals(Session.NONE));
        return new Actor(
                a.kind(),
                a.id(),
                a.name(),
                a.account(),
                a.issuer(),
                a.subject(),
                a.presented(),
                Optional.empty(),
                session,
                a.groups(),
                Optional.empty(),
                Optional.empty());
    }

    private static Client client(Client c) {
        Optional<String> trusted = c.trustedAddress().isPresent() ? c.trustedAddress() : c.address();
        return new Client(
                c.address().isPresent() ? c.address() : trusted,
                trusted,
                c.proxies(),
                c.agent(),
                c.host(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                c.requestId());
    }

    private static Transfer transfer(AuditEvent e) {
        boolean told = !e.action().readOnly() || e.outcome().status().isPresent();
        return new Transfer(
                Optional.empty(), Optional.empty(), told ? e.transfer().moved() : Optional.empty());
    }
}
