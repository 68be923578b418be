package dev.purser.ibm.activitytracker;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.EventData;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events of which Activity Tracker's records tell all: as wide as the dialect's limits let them be. */
final class ExpressibleEvents {
    private static final Source SOURCE =
            Source.builder("ibm").format("activity-tracker").build();

    private ExpressibleEvents() {}

    static Arbitrary<AuditEvent> all() {
        return rows().flatMap(row -> Combinators.combine(
                        ids(), instants(), severities(), outcomes(), actors(), clients(), origins(), rest(row))
                .as((id, started, severity, outcome, actor, client, origin, rest) -> new AuditEvent(
                        id,
                        AuditEvent.SCHEMA,
                        row.action(),
                        severity,
                        CallInterface.ICR,
                        row.name(),
                        Optional.empty(),
                        started,
                        Duration.ZERO,
                        started,
                        outcome,
                        Optional.empty(),
                        actor,
                        client,
                        origin,
                        rest.targets(),
                        Transfer.NONE,
                        rest.call(),
                        rest.data(),
                        SOURCE,
                        Set.of()))
                .map(event -> grouped(event)));
    }

    private record Rest(List<Target> targets, Call call, EventData data) {}

    private static Arbitrary<Rest> rest(Row row) {
        Arbitrary<List<Target>> targets = row.image()
                ? images(row.signature() ? TargetType.SIGNATURE : TargetType.IMAGE)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                : others().list().ofSize(1);
        return Combinators.combine(targets, calls(), data(row)).as(Rest::new);
    }

    /** A namespace that is in no resource group is told by its name only, which some actions tell apart and some not. */
    private static AuditEvent grouped(AuditEvent event) {
        boolean namespace = event.targets().stream().anyMatch(target -> target.type() == TargetType.NAMESPACE);
        if (!namespace || event.origin().resourceGroup().isPresent()) {
            return event;
        }
        Origin origin = event.origin().toBuilder().resourceGroup("default").build();
        return new AuditEvent(
                event.id(),
                event.schema(),
                event.action(),
                event.severity(),
                event.face(),
                event.operation(),
                event.folding(),
                event.started(),
                event.duration(),
                event.recorded(),
                event.outcome(),
                event.decision(),
                event.actor(),
                event.client(),
                origin,
                event.targets(),
                event.transfer(),
                event.call(),
                event.data(),
                event.source(),
                event.erased());
    }

    private static Arbitrary<Row> rows() {
        return Arbitraries.of(ActionTable.rows().stream().filter(Row::read).toList());
    }

    private static Arbitrary<UUID> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new UUID(high & ~0xF000L | 0x7000L, low & ~(3L << 62) | 1L << 63));
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 99))
                .as((second, hundredth) -> Instant.ofEpochSecond(second, hundredth * 10_000_000L));
    }

    private static Arbitrary<Severity> severities() {
        return Arbitraries.of(Severity.values());
    }

    private static Arbitrary<Outcome> outcomes() {
        Arbitrary<Outcome> good = Arbitraries.of(200, 201, 204, 299).map(Outcome::success);
        Arbitrary<Outcome> pending = Arbitraries.of(200, 202)
                .map(status ->
                        new Outcome(Outcome.Result.PENDING, Optional.of(status), Optional.empty(), Optional.empty()));
        Arbitrary<Outcome> bad = Combinators.combine(Arbitraries.of(400, 401, 403, 404, 418, 429, 500, 507), texts())
                .as((status, text) -> new Outcome(
                        Outcome.Result.FAILURE,
                        Optional.of(status),
                        Reasons.code(Optional.of(status)),
                        Optional.of(text)));
        return Arbitraries.oneOf(good, pending, bad);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(30),
                Arbitraries.strings()
                        .withChars('ä', '"', '\\', '\n', '☃', 'x')
                        .ofMinLength(1)
                        .ofMaxLength(8),
                Arbitraries.of("😀", "\ud800"));
    }

    private static Arbitrary<String> guids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new UUID(high, low).toString());
    }

    private static Arbitrary<Actor> actors() {
        Arbitrary<Optional<Credential>> credentials = Arbitraries.of(
                        Credential.Kind.PASSWORD,
                        Credential.Kind.ROBOT_SECRET,
                        Credential.Kind.ACCESS_TOKEN,
                        Credential.Kind.ACCESS_KEY,
                        Credential.Kind.CLIENT_CERTIFICATE)
                .map(kind -> Optional.of(new Credential(kind, Optional.empty())));
        Arbitrary<Actor> principals = Combinators.combine(
                        Arbitraries.of(ActorKind.USER, ActorKind.ROBOT, ActorKind.SERVICE, ActorKind.ROLE),
                        Arbitraries.oneOf(guids(), Arbitraries.of("iam-ServiceId-x", "IBMid-2700000001")),
                        texts().optional(0.8),
                        texts().optional(0.2),
                        credentials)
                .as((kind, id, name, subject, presented) -> new Actor(
                        kind,
                        Optional.of(kind == ActorKind.ROLE && id.length() != 36 ? "iam-Profile-" + id : id),
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        subject,
                        presented,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        return Arbitraries.oneOf(
                principals,
                Arbitraries.just(Actor.ANONYMOUS),
                Arbitraries.just(Actor.builder(ActorKind.SYSTEM).build()));
    }

    private static Arbitrary<Client> clients() {
        return Combinators.combine(Arbitraries.of("192.0.2.7", "2001:db8::7"), texts().optional(0.8))
                .as((address, agent) -> {
                    Client.Builder client = Client.builder().address(address).trustedAddress(address);
                    agent.ifPresent(client::agent);
                    return client.build();
                });
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        Arbitraries.of("123456789012", "210987654321", "fedcba98765432100123456789abcdef"),
                        Arbitraries.of("us.icr.io", "registry.example:5000", "localhost"),
                        Arbitraries.of("plant-1", "eu-de", "global", "jp-tok"),
                        Arbitraries.of("default", "aaaabbbbccccddddeeeeffff00001111", "crn:other")
                                .optional(0.5))
                .as((account, registry, location, group) -> new Origin(
                        Optional.of(account),
                        Optional.of(registry),
                        Optional.of(location),
                        group,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Arbitrary<Target> images(TargetType type) {
        Arbitrary<String> digests =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).map(x -> "sha256:" + x);
        return Combinators.combine(
                        Arbitraries.of("birds", "birds/woodpecker", "a/b/c"),
                        Arbitraries.of("green", "1.0", "latest").optional(0.7),
                        digests.optional(0.7))
                .as((repository, tag, digest) -> new Target(
                        type,
                        Optional.of(repository),
                        Optional.of(repository.split("/")[0]),
                        Optional.of(repository),
                        tag,
                        digest,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Arbitrary<Target> others() {
        return Arbitraries.oneOf(
                Arbitraries.just(Target.builder(TargetType.REGISTRY).build()),
                Arbitraries.of("birds", "tools")
                        .map(name -> Target.builder(TargetType.NAMESPACE)
                                .name(name)
                                .namespace(name)
                                .build()),
                Combinators.combine(
                                Arbitraries.of(
                                        TargetType.ROUTE, TargetType.DESTINATION, TargetType.TOKEN, TargetType.POLICY),
                                texts())
                        .as((type, name) -> Target.builder(type).name(name).build()));
    }

    private static Arbitrary<Call> calls() {
        return texts().optional(0.6)
                .map(id -> id.map(text -> Call.builder().correlationId(text).build())
                        .orElse(Call.NONE));
    }

    private static Arbitrary<EventData> data(Row row) {
        if (RequestData.request(row.action()).contains("includeIBM")) {
            return Combinators.combine(texts(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                    .as((repository, ibm, own) ->
                            data(Map.of("repository", repository, "includeIBM", ibm, "includePrivate", own), Map.of()));
        }
        if (row.objectType().startsWith("image-vulnerability")) {
            return Combinators.combine(texts(), Arbitraries.of("OK", "WARN", "UNSCANNED"))
                    .as((name, status) -> data(Map.of("name", name), Map.of("status", status)));
        }
        if (row.signature()) {
            return texts().map(text -> data(
                    Map.of("repository", text, "signatureMethod", "cosign", "signatureObject", "image"), Map.of()));
        }
        return Arbitraries.oneOf(
                Arbitraries.just(EventData.NONE),
                texts().map(text -> data(Map.of("limit", 7L), Map.of("ok", true, "deep", Map.of("text", text)))));
    }

    private static EventData data(Map<String, Object> request, Map<String, Object> response) {
        return new EventData(request, response, Map.of(), Map.of(), Optional.empty(), false);
    }
}
