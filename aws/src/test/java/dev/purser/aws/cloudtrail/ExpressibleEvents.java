package dev.purser.aws.cloudtrail;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events that CloudTrail says whole: asked through Amazon's API, to the second, with nothing that its records lack. */
final class ExpressibleEvents {
    private ExpressibleEvents() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20),
                Arbitraries.of("é", "\"", "\\", "😀 x", "\ud800", "a\nb", "\u007f", "\u2028", "</script>"));
    }

    private static Arbitrary<Instant> seconds() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<UUID> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<Origin> origins() {
        Origin home = Origin.builder()
                .account(TestCloudTrailDialect.HOME.account())
                .registry(TestCloudTrailDialect.HOME.registry())
                .location(TestCloudTrailDialect.HOME.location())
                .build();
        return Arbitraries.of(
                home,
                home.toBuilder().location("ap-south-2").build(),
                Origin.builder().account("999999999999").location("eu-west-1").build());
    }

    private static Arbitrary<Client> clients() {
        Arbitrary<Client> plain = Combinators.combine(
                        Arbitraries.of("192.0.2.7", "2001:db8::1", "ecs.amazonaws.com"), texts().optional(0.8))
                .as((address, agent) -> {
                    Client.Builder client = Client.builder().address(address).trustedAddress(address);
                    agent.ifPresent(client::agent);
                    return client.build();
                });
        return Combinators.combine(plain, Arbitraries.integers().between(0, 3)).as((client, tls) -> switch (tls) {
            case 1 ->
                client.toBuilder()
                        .tlsVersion("TLSv1.3")
                        .tlsCipher("TLS_AES_128_GCM_SHA256")
                        .host("api.ecr.eu-de.amazonaws.com")
                        .build();
            case 2 ->
                client.toBuilder()
                        .tlsVersion("TLSv1.2")
                        .tlsKeyExchange("x25519")
                        .build();
            case 3 -> client.toBuilder().tlsCipher("TLS_AES_128_GCM_SHA256").build();
            default -> client;
        });
    }

    private static Arbitrary<Call> calls() {
        return Combinators.combine(
                        ids().map(UUID::toString).optional(0.9),
                        ids().map(UUID::toString).optional(0.1))
                .as((request, shared) -> new Call(
                        Optional.empty(),
                        Optional.empty(),
                        request,
                        Optional.empty(),
                        Optional.empty(),
                        shared,
                        Optional.empty()));
    }

    private static Arbitrary<Source> sources() {
        return Arbitraries.of("1.11", "1.11", "1.08", "1.09", "1.12", "1.10")
                .map(edition ->
                        Source.builder("aws").format("cloudtrail " + edition).build());
    }

    private static Arbitrary<Outcome> failures() {
        List<String> codes =
                ErrorNames.rows().values().stream().map(List::getFirst).toList();
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.of(codes), Arbitraries.of("KmsException", "LayerPartTooSmallException")),
                        texts().optional(0.9))
                .as((code, message) ->
                        new Outcome(Outcome.Result.FAILURE, Optional.empty(), Optional.of(code), message));
    }

    static Arbitrary<AuditEvent> events() {
        Arbitrary<AuditEvent> succeeded = Combinators.combine(heads(), ExpressibleBodies.succeeded())
                .as((head, body) -> body.in(head, Outcome.SUCCESS));
        Arbitrary<AuditEvent> failed = Combinators.combine(heads(), ExpressibleBodies.failed(), failures())
                .as((head, body, outcome) -> body.in(head, outcome));
        Arbitrary<AuditEvent> runs = Combinators.combine(heads(), ExpressibleBodies.runs())
                .as((head, body) -> body.in(system(head), Outcome.SUCCESS));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, succeeded),
                net.jqwik.api.Tuple.of(3, failed),
                net.jqwik.api.Tuple.of(1, runs));
    }

    /** The service itself acts: it has no address, and its record no request. */
    private static AuditEvent system(AuditEvent e) {
        return event(
                e.id(),
                e.started(),
                Actor.builder(dev.purser.event.ActorKind.SYSTEM).build(),
                Client.NONE,
                e.origin(),
                new Call(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        e.call().correlationId(),
                        Optional.empty()),
                e.source());
    }

    private static Arbitrary<AuditEvent> heads() {
        return Combinators.combine(
                        ids(), seconds(), ExpressibleActors.actors(), clients(), origins(), calls(), sources())
                .as(ExpressibleEvents::event);
    }

    private static AuditEvent event(
            UUID id, Instant time, Actor actor, Client client, Origin origin, Call call, Source source) {
        return new AuditEvent(
                id,
                AuditEvent.SCHEMA,
                Action.LOGIN,
                Severity.NORMAL,
                CallInterface.ECR,
                "",
                Optional.empty(),
                time,
                Duration.ZERO,
                time,
                Outcome.SUCCESS,
                Optional.empty(),
                actor,
                client,
                origin,
                List.of(),
                dev.purser.event.Transfer.NONE,
                call,
                dev.purser.event.EventData.NONE,
                source,
                Set.of());
    }
}
