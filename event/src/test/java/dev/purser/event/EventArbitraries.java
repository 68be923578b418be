package dev.purser.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any event whatever: every optional fact there or not, texts of any characters, lone surrogates included. */
public final class EventArbitraries {
    private EventArbitraries() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars('"', '\\', '\b', '\f', '\n', '\r', '\t', '\u0000', '\u001f', '\u007f', 'é', '\u2028')
                        .ofMaxLength(10),
                Arbitraries.of("😀", "\ud800", "\udc00x", "a\ud83d", "\udfff\ud800"));
    }

    /** Names of members: any text that is well-formed Unicode. */
    private static Arbitrary<String> names() {
        return texts().filter(
                        name -> name.equals(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }

    private static Arbitrary<Optional<String>> maybe() {
        return texts().optional(0.6);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<UUID> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<Optional<Long>> sizes() {
        return Arbitraries.longs().optional(0.6);
    }

    static Arbitrary<Outcome> outcomes() {
        return Combinators.combine(
                        Arbitraries.of(Outcome.Result.values()),
                        Arbitraries.integers().optional(0.7),
                        maybe(),
                        maybe())
                .as(Outcome::new);
    }

    private static Arbitrary<Folding> foldings() {
        return Combinators.combine(Arbitraries.longs().greaterOrEqual(1), instants(), instants())
                .as((count, one, other) ->
                        one.isBefore(other) ? new Folding(count, one, other) : new Folding(count, other, one));
    }

    private static Arbitrary<Decision> decisions() {
        return Combinators.combine(Arbitraries.of(Permission.values()), Arbitraries.of(true, false), maybe(), maybe())
                .as(Decision::new);
    }

    private static Arbitrary<Optional<Credential>> credentials() {
        return Combinators.combine(Arbitraries.of(Credential.Kind.values()), maybe())
                .as(Credential::new)
                .optional(0.5);
    }

    private static Arbitrary<Optional<Session>> sessions() {
        return Combinators.combine(
                        instants().optional(0.5),
                        Arbitraries.of(true, false).optional(0.5),
                        maybe(),
                        Arbitraries.maps(names(), texts()).ofMaxSize(3))
                .as(Session::new)
                .optional(0.3);
    }

    private static Arbitrary<Actor> actors() {
        Arbitrary<Actor> named = Combinators.combine(
                        Arbitraries.of(ActorKind.values()), maybe(), maybe(), maybe(), maybe(), maybe(), credentials())
                .as((kind, id, name, account, issuer, subject, presented) -> new Actor(
                        kind,
                        id,
                        name,
                        account,
                        issuer,
                        subject,
                        presented,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        Arbitrary<Actor> whole = Combinators.combine(
                        named, credentials(), sessions(), texts().list().ofMaxSize(3), maybe(), maybe())
                .as((base, issued, session, groups, actingFor, invokedBy) -> new Actor(
                        base.kind(),
                        base.id(),
                        base.name(),
                        base.account(),
                        base.issuer(),
                        base.subject(),
                        base.presented(),
                        issued,
                        session,
                        groups,
                        actingFor,
                        invokedBy));
        return Arbitraries.oneOf(whole, Arbitraries.just(Actor.ANONYMOUS));
    }

    private static Arbitrary<Client> clients() {
        Arbitrary<List<Optional<String>>> nine = maybe().list().ofSize(9);
        return Arbitraries.oneOf(
                Arbitraries.just(Client.NONE),
                Combinators.combine(nine, texts().list().ofMaxSize(3))
                        .as((t, proxies) -> new Client(
                                t.get(0), t.get(1), proxies, t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), t.get(7),
                                t.get(8))));
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        maybe(),
                        maybe(),
                        maybe(),
                        maybe(),
                        maybe(),
                        Arbitraries.of(Origin.Network.values()).optional(0.5))
                .as(Origin::new);
    }

    private static Arbitrary<Target> targets() {
        return Combinators.combine(
                        Arbitraries.of(TargetType.values()),
                        maybe().list().ofSize(8),
                        sizes(),
                        outcomes().optional(0.2))
                .as((type, t, size, outcome) -> new Target(
                        type, t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), size, t.get(7),
                        outcome));
    }

    private static Arbitrary<Call> calls() {
        return Combinators.combine(maybe().list().ofSize(6), ids().optional(0.3))
                .as((t, cause) -> new Call(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), cause));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().filter(Double::isFinite).asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return Arbitraries.lazyOf(
                () -> plain,
                () -> plain,
                () -> plain.list().ofMaxSize(3).asGeneric(),
                () -> values().list().ofMaxSize(2).asGeneric(),
                () -> Arbitraries.maps(names(), values()).ofMaxSize(2).asGeneric());
    }

    private static Arbitrary<Map<String, Object>> maps() {
        return Arbitraries.maps(names(), values()).ofMaxSize(3);
    }

    private static Arbitrary<EventData> data() {
        return Arbitraries.oneOf(
                Arbitraries.just(EventData.NONE),
                Combinators.combine(maps(), maps(), maps(), maps(), maybe(), Arbitraries.of(true, false))
                        .as(EventData::new));
    }

    private static Arbitrary<Source> sources() {
        return Combinators.combine(
                        texts(),
                        maybe(),
                        maybe(),
                        Arbitraries.maps(names(), texts()).ofMaxSize(3))
                .as(Source::new);
    }

    /** Any event. */
    public static Arbitrary<AuditEvent> events() {
        Arbitrary<AuditEvent> head = Combinators.combine(
                        ids(),
                        Arbitraries.of(Action.values()),
                        Arbitraries.of(Severity.values()),
                        Arbitraries.of(CallInterface.values()),
                        texts(),
                        foldings().optional(0.3),
                        instants(),
                        Arbitraries.longs())
                .as((id, action, severity, face, operation, folding, started, nanos) -> new AuditEvent(
                        id,
                        AuditEvent.SCHEMA,
                        action,
                        severity,
                        face,
                        operation,
                        folding,
                        started,
                        Duration.ofNanos(nanos),
                        started,
                        Outcome.SUCCESS,
                        Optional.empty(),
                        Actor.ANONYMOUS,
                        Client.NONE,
                        Origin.NONE,
                        List.of(),
                        Transfer.NONE,
                        Call.NONE,
                        EventData.NONE,
                        Source.PURSER,
                        java.util.Set.of()));
        Arbitrary<Transfer> transfers =
                Combinators.combine(sizes(), sizes(), sizes()).as(Transfer::new);
        Arbitrary<AuditEvent> personal = Combinators.combine(
                        head, instants(), outcomes(), decisions().optional(0.5), actors(), clients(), origins())
                .as((e, recorded, outcome, decision, actor, client, origin) -> new AuditEvent(
                        e.id(),
                        e.schema(),
                        e.action(),
                        e.severity(),
                        e.face(),
                        e.operation(),
                        e.folding(),
                        e.started(),
                        e.duration(),
                        recorded,
                        outcome,
                        decision,
                        actor,
                        client,
                        origin,
                        e.targets(),
                        e.transfer(),
                        e.call(),
                        e.data(),
                        e.source(),
                        e.erased()));
        return Combinators.combine(
                        personal,
                        targets().list().ofMaxSize(5),
                        transfers,
                        calls(),
                        data(),
                        sources(),
                        Arbitraries.of(PartName.values()).set().ofMaxSize(2))
                .as((e, targets, transfer, call, data, source, erased) -> new AuditEvent(
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
                        targets,
                        transfer,
                        call,
                        data,
                        source,
                        erased));
    }
}
