package dev.purser.azure;

import dev.purser.azure.record.Severities;
import dev.purser.azure.record.StatusCodes;
import dev.purser.event.Action;
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
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events that the resource logs say whole. */
final class AzureArbitraries {
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String NOTATION = "application/vnd.cncf.notary.signature";

    /** An action with the name of its operation, its interface, and what it is about. */
    record Shape(Action action, String operation, CallInterface face, TargetType type) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape(Action.IMAGE_PULL, "Pull", CallInterface.OCI, TargetType.IMAGE),
            new Shape(Action.IMAGE_PUSH, "Push", CallInterface.OCI, TargetType.IMAGE),
            new Shape(Action.IMAGE_UNTAG, "Untag", CallInterface.OCI, TargetType.IMAGE),
            new Shape(Action.IMAGE_DELETE, "Delete", CallInterface.OCI, TargetType.IMAGE),
            new Shape(Action.IMAGE_BULKDELETE, "Delete", CallInterface.OCI, TargetType.IMAGE),
            new Shape(Action.REPOSITORY_DELETE, "Delete", CallInterface.OCI, TargetType.REPOSITORY),
            new Shape(Action.SIGNATURE_WRITE, "Push", CallInterface.OCI, TargetType.SIGNATURE),
            new Shape(Action.SIGNATURE_READ, "Pull", CallInterface.OCI, TargetType.SIGNATURE),
            new Shape(Action.SIGNATURE_DELETE, "Delete", CallInterface.OCI, TargetType.SIGNATURE),
            new Shape(Action.LOGIN, "Login", CallInterface.OCI, TargetType.REGISTRY));

    private AzureArbitraries() {}

    static Arbitrary<AuditEvent> events() {
        Arbitrary<AuditEvent> base = Arbitraries.of(SHAPES)
                .flatMap(shape -> Combinators.combine(
                                ids(),
                                Arbitraries.just(shape),
                                instants(),
                                durations(),
                                outcomes(shape.action()),
                                actors(),
                                clients(),
                                origins())
                        .as(AzureArbitraries::event));
        return base.flatMap(event -> Combinators.combine(targets(event), tokens())
                .as((targets, token) -> {
                    AuditEvent with = event.withTargets(targets);
                    return event.action() == Action.LOGIN ? login(with, token) : with;
                }));
    }

    private static AuditEvent event(
            UUID id,
            Shape shape,
            Instant started,
            Duration duration,
            Outcome outcome,
            Actor drawn,
            Client client,
            Origin origin) {
        // Who is of the registry's own account says no other.
        Actor actor = drawn.account().equals(origin.account())
                ? new Actor(
                        drawn.kind(),
                        drawn.id(),
                        drawn.name(),
                        Optional.empty(),
                        drawn.issuer(),
                        drawn.subject(),
                        drawn.presented(),
                        drawn.issued(),
                        drawn.session(),
                        drawn.groups(),
                        drawn.actingFor(),
                        drawn.invokedBy())
                : drawn;
        boolean own = id.version() == 7
                && origin.account().equals(Optional.of("123456789012"))
                && origin.resourceGroup().equals(Optional.of("rg1"))
                && origin.registry().equals(Optional.of("contosoreg.example"));
        String category =
                shape.action() == Action.LOGIN ? "ContainerRegistryLoginEvents" : "ContainerRegistryRepositoryEvents";
        return new AuditEvent(
                id,
                AuditEvent.SCHEMA,
                shape.action(),
                Severities.of(shape.action(), outcome),
                shape.face(),
                shape.operation(),
                Optional.empty(),
                started,
                duration,
                started.plus(duration),
                outcome,
                Optional.empty(),
                actor,
                client,
                origin,
                List.of(),
                Transfer.NONE,
                Call.NONE,
                EventData.NONE,
                own
                        ? Source.PURSER
                        : Source.builder("azure").format("azure/" + category).build(),
                Set.of());
    }

    private static AuditEvent login(AuditEvent event, Optional<String> token) {
        Actor.Builder actor = Actor.builder(event.actor().kind());
        event.actor().id().ifPresent(actor::id);
        event.actor().name().ifPresent(actor::name);
        token.ifPresent(id -> actor.issued(new Credential(Credential.Kind.ACCESS_TOKEN, Optional.of(id))));
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
                actor.build(),
                event.client(),
                event.origin(),
                event.targets(),
                event.transfer(),
                event.call(),
                event.data(),
                event.source(),
                event.erased());
    }

    static Arbitrary<UUID> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.of(4L, 7L))
                .as((high, low, version) -> new UUID(
                        high & 0xFFFF_FFFF_FFFF_0FFFL | version << 12,
                        low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L));
    }

    static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(946_684_800L, 4_102_444_799L),
                        Arbitraries.integers().between(0, 9_999_999))
                .as((second, tick) -> Instant.ofEpochSecond(second, tick * 100L));
    }

    private static Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, 3_600_000_000_000L).map(Duration::ofNanos);
    }

    private static Arbitrary<Outcome> outcomes(Action action) {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.integers().between(200, 299).map(Outcome::success)),
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.of(400, 401, 403, 404, 405, 409, 418, 429, 500, 503)
                                .map(status -> StatusCodes.outcome(status, action))));
    }

    static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static Arbitrary<Actor> actors() {
        Arbitrary<Optional<String>> tenants = Arbitraries.of("210987654321", "3a0c2a4e-1111-4222-8333-0123456789ab")
                .optional(0.3);
        Arbitrary<Actor.Builder> kinds = Arbitraries.oneOf(
                words().map(name -> Actor.builder(ActorKind.USER).name(name)),
                words().map(name -> Actor.builder(ActorKind.USER).name(name + "@fabrikam.example")),
                ids().map(id -> Actor.builder(ActorKind.ROBOT).id(id.toString())),
                words().map(name -> Actor.builder(ActorKind.ROBOT).name("ci-" + name)),
                Arbitraries.create(() -> Actor.builder(ActorKind.ROOT).name("contosoreg")),
                words().map(job -> Actor.builder(ActorKind.SYSTEM).id("system").name(job)),
                Arbitraries.create(() -> Actor.builder(ActorKind.ANONYMOUS)));
        return Combinators.combine(kinds, tenants).as((actor, tenant) -> {
            tenant.ifPresent(actor::account);
            return actor.build();
        });
    }

    private static Arbitrary<Client> clients() {
        Arbitrary<Optional<String>> addresses =
                Arbitraries.of("203.0.113.7", "2001:db8::17", "192.0.2.255").optional(0.9);
        Arbitrary<Optional<String>> agents =
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(60).optional(0.8);
        return Combinators.combine(addresses, agents).as((address, agent) -> {
            Client.Builder client = Client.builder();
            address.ifPresent(one -> client.address(one).trustedAddress(one));
            agent.ifPresent(client::agent);
            return client.build();
        });
    }

    private static Arbitrary<Origin> origins() {
        return Combinators.combine(
                        Arbitraries.of("123456789012", "210987654321", "3a0c2a4e-1111-4222-8333-0123456789ab"),
                        Arbitraries.of("rg1", "images", "team-a_b"),
                        Arbitraries.of("contosoreg.example", "fabrikam.example:5000", "registry"),
                        Arbitraries.of("westeurope", "us-east-1"))
                .as((account, group, registry, location) -> Origin.builder()
                        .account(account)
                        .resourceGroup(group)
                        .registry(registry)
                        .location(location)
                        .build());
    }

    private static Arbitrary<Optional<String>> tokens() {
        return ids().map(UUID::toString).optional(0.5);
    }

    private static Arbitrary<List<Target>> targets(AuditEvent event) {
        return switch (event.action()) {
            case LOGIN ->
                Arbitraries.just(
                        event.outcome().succeeded()
                                ? List.of(Target.builder(TargetType.REGISTRY)
                                        .name(event.origin().registry().orElseThrow())
                                        .build())
                                : List.of());
            case REPOSITORY_DELETE ->
                words().map(name -> List.of(named(Target.builder(TargetType.REPOSITORY), "team/" + name)
                        .build()));
            case IMAGE_BULKDELETE ->
                images(false).list().ofMinSize(2).ofMaxSize(100).map(ArrayList::new);
            case SIGNATURE_WRITE, SIGNATURE_READ, SIGNATURE_DELETE ->
                images(true).map(List::of);
            default -> images(false).map(List::of);
        };
    }

    private static Arbitrary<Target> images(boolean signature) {
        Arbitrary<String> digests = Arbitraries.strings()
                .withCharRange('a', 'f')
                .numeric()
                .ofLength(64)
                .map(hex -> "sha256:" + hex);
        return Combinators.combine(
                        words(),
                        Arbitraries.of("", "team/", "a/b/"),
                        words().optional(0.6),
                        digests,
                        Arbitraries.of(OCI, "application/vnd.docker.distribution.manifest.v2+json")
                                .optional(0.8),
                        Arbitraries.longs().between(0, Long.MAX_VALUE).optional(0.6))
                .as((name, prefix, tag, digest, mediaType, size) -> {
                    Target.Builder target =
                            named(Target.builder(signature ? TargetType.SIGNATURE : TargetType.IMAGE), prefix + name);
                    tag.ifPresent(target::tag);
                    target.digest(digest);
                    mediaType.ifPresent(target::mediaType);
                    size.ifPresent(target::size);
                    if (signature) {
                        target.artifactType(NOTATION);
                    }
                    return target.build();
                });
    }

    private static Target.Builder named(Target.Builder target, String repository) {
        int slash = repository.indexOf('/');
        return target.name(repository)
                .repository(repository)
                .namespace(slash < 0 ? repository : repository.substring(0, slash));
    }
}
