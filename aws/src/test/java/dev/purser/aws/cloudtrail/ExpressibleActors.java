package dev.purser.aws.cloudtrail;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import dev.purser.event.Session;
import dev.purser.identity.MintedId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Actors of every kind that CloudTrail says whole. */
final class ExpressibleActors {
    private ExpressibleActors() {}

    private static Arbitrary<String> ids() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 0xFFFF))
                        .as((high, low) -> new MintedId(high, low).toString()),
                Arbitraries.of("AIDACKCEVSQ6C2EXAMPLE", "x", "S-1-5-21"));
    }

    private static Arbitrary<Optional<Credential>> keys() {
        return Arbitraries.of("AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE", "")
                .map(id -> new Credential(Credential.Kind.ACCESS_KEY, Optional.of(id)))
                .optional(0.8);
    }

    private static Arbitrary<Optional<Session>> sessions(boolean role) {
        Arbitrary<Optional<Boolean>> mfa = Arbitraries.of(true, false).optional(0.8);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond),
                        mfa,
                        Arbitraries.of(
                                Map.<String, String>of(),
                                Map.of("sourceIdentity", "bob"),
                                Map.of("ec2RoleDelivery", "2.0", "assumedRoot", "true")))
                .as((created, factor, attributes) -> new Session(
                        Optional.of(created), factor, role ? Optional.of("Admin") : Optional.empty(), attributes))
                .optional(role ? 1 : 0.4);
    }

    private static Arbitrary<Actor.Builder> of(ActorKind kind, boolean role) {
        return Combinators.combine(
                        keys(),
                        sessions(role),
                        Arbitraries.of("ecs.amazonaws.com").optional(0.1))
                .as((key, session, invokedBy) -> {
                    Actor.Builder actor = Actor.builder(kind);
                    key.ifPresent(actor::presented);
                    session.ifPresent(actor::session);
                    invokedBy.ifPresent(actor::invokedBy);
                    return actor;
                });
    }

    static Arbitrary<Actor> actors() {
        Arbitrary<Actor> root = of(ActorKind.ROOT, false).map(Actor.Builder::build);
        Arbitrary<Actor> user = Combinators.combine(
                        of(ActorKind.USER, false), ids().optional(0.9), ExpressibleEvents.texts(), accounts())
                .as((actor, id, name, account) -> {
                    id.ifPresent(actor::id);
                    account.ifPresent(actor::account);
                    return actor.name(name).build();
                });
        Arbitrary<Actor> robot = Combinators.combine(of(ActorKind.ROBOT, false), ids(), ExpressibleEvents.texts())
                .as((actor, id, name) -> actor.id(id).name(name).build());
        Arbitrary<Actor> role = Combinators.combine(
                        of(ActorKind.ROLE, true), ids(), ExpressibleEvents.texts(), accounts())
                .as((actor, id, name, account) -> {
                    account.ifPresent(actor::account);
                    return actor.id(id).name(name).build();
                });
        Arbitrary<Actor> federated = Combinators.combine(of(ActorKind.FEDERATED, false), ExpressibleEvents.texts())
                .as((actor, name) -> actor.name(name).build());
        Arbitrary<Actor> web = Combinators.combine(of(ActorKind.FEDERATED, false), ids(), ExpressibleEvents.texts())
                .as((actor, id, name) ->
                        actor.id(id).name(name).issuer("https://idp.example").build());
        return Arbitraries.oneOf(root, user, robot, role, federated, web, others());
    }

    private static Arbitrary<Actor> others() {
        return Arbitraries.of(
                Actor.ANONYMOUS,
                Actor.builder(ActorKind.SERVICE).name("ecs.amazonaws.com").build(),
                Actor.builder(ActorKind.USER).id("x").account("111122223333").build(),
                Actor.builder(ActorKind.FEDERATED)
                        .id("94d00cd8-e9e6-4810-b177-b08e84725435")
                        .issuer("arn:aws:identitystore::123456789012:identitystore/d-9067642ac7")
                        .presented(new Credential(
                                Credential.Kind.OTHER, Optional.of("EXAMPLEVHULjJdTUdPJfofVa1sufHDoj7aYcOYcx")))
                        .build());
    }

    private static Arbitrary<Optional<String>> accounts() {
        return Arbitraries.of("111122223333", "444455556666").optional(0.2);
    }
}
