package dev.purser.azure;

import dev.purser.azure.record.Severities;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.EventData;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
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
import net.jqwik.api.Tuple;

/** Events that the activity log says whole, and imports, which both logs say together. */
final class ActivityArbitraries {
    /** An action with the name of its operation and the type of its target, empty for the registry itself. */
    record Shape(Action action, String operation, TargetType type) {}

    private static final String REGISTRIES = "Microsoft.ContainerRegistry/registries/";
    private static final List<Shape> SHAPES = List.of(
            new Shape(Action.SETTINGS_SET, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.NETWORK_RULE_SET, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.RETENTION_SET, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.AUTH_SET, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.PLAN_SET, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.REPOSITORY_TAG, REGISTRIES + "write", TargetType.REGISTRY),
            new Shape(Action.ADMIN_CREDENTIAL_READ, REGISTRIES + "listCredentials/action", TargetType.REGISTRY),
            new Shape(
                    Action.ADMIN_CREDENTIAL_REGENERATE,
                    REGISTRIES + "regenerateCredential/action",
                    TargetType.REGISTRY),
            new Shape(Action.IMAGE_BUILD, REGISTRIES + "scheduleRun/action", TargetType.REGISTRY),
            new Shape(Action.IMAGE_IMPORT, REGISTRIES + "importImage/action", TargetType.IMAGE),
            new Shape(Action.TOKEN_CREATE, REGISTRIES + "tokens/write", TargetType.TOKEN),
            new Shape(Action.TOKEN_DELETE, REGISTRIES + "tokens/delete", TargetType.TOKEN),
            new Shape(Action.ROLE_ASSIGN, "Microsoft.Authorization/roleAssignments/write", TargetType.ROLE_ASSIGNMENT),
            new Shape(
                    Action.ROLE_UNASSIGN, "Microsoft.Authorization/roleAssignments/delete", TargetType.ROLE_ASSIGNMENT),
            new Shape(Action.ROUTE_CREATE, "Microsoft.Insights/diagnosticSettings/write", TargetType.ROUTE),
            new Shape(Action.ROUTE_UPDATE, "Microsoft.Insights/diagnosticSettings/write", TargetType.ROUTE),
            new Shape(Action.ROUTE_DELETE, "Microsoft.Insights/diagnosticSettings/delete", TargetType.ROUTE),
            new Shape(Action.ALERT_RULE_SET, "Microsoft.Insights/metricAlerts/write", TargetType.ALERT_RULE),
            new Shape(Action.ALERT_RULE_SET, "Microsoft.Insights/scheduledQueryRules/write", TargetType.ALERT_RULE),
            new Shape(Action.ALERT_RULE_DELETE, "Microsoft.Insights/metricAlerts/delete", TargetType.ALERT_RULE),
            new Shape(Action.ACTION_GROUP_SET, "Microsoft.Insights/actionGroups/write", TargetType.ACTION_GROUP),
            new Shape(Action.ACTION_GROUP_DELETE, "Microsoft.Insights/actionGroups/delete", TargetType.ACTION_GROUP));

    private ActivityArbitraries() {}

    static Arbitrary<AuditEvent> events() {
        return Arbitraries.of(SHAPES)
                .flatMap(shape -> Combinators.combine(
                                AzureArbitraries.ids(),
                                AzureArbitraries.instants(),
                                Arbitraries.longs()
                                        .between(0, 36_000_000_000L)
                                        .map(ticks -> Duration.ofNanos(ticks * 100)),
                                outcomes(shape.action()),
                                actors(),
                                targets(shape),
                                data(shape.action()),
                                Arbitraries.of("Owner", "AcrPush", "role:reader")
                                        .optional(0.5))
                        .as((id, started, duration, outcome, actor, targets, data, role) ->
                                event(shape, id, started, duration, outcome, actor, targets, data, role)));
    }

    private static AuditEvent event(
            Shape shape,
            UUID id,
            Instant started,
            Duration duration,
            Outcome outcome,
            Actor actor,
            List<Target> targets,
            EventData data,
            Optional<String> role) {
        boolean own = id.version() == 7;
        Duration took = outcome.result() == Outcome.Result.PENDING ? Duration.ZERO : duration;
        int status = outcome.status().orElse(0);
        return new AuditEvent(
                id,
                AuditEvent.SCHEMA,
                shape.action(),
                Severities.of(shape.action(), outcome),
                CallInterface.ARM,
                shape.operation(),
                Optional.empty(),
                started,
                took,
                started.plus(took),
                outcome,
                role.map(by -> new Decision(
                        shape.action().permission(),
                        status != 401 && status != 403,
                        Optional.empty(),
                        Optional.of(by))),
                actor,
                Client.builder()
                        .address("203.0.113.7")
                        .trustedAddress("203.0.113.7")
                        .build(),
                Origin.builder()
                        .account("123456789012")
                        .resourceGroup("rg1")
                        .registry("contosoreg.example")
                        .location("westeurope")
                        .build(),
                targets,
                Transfer.NONE,
                outcome.result() == Outcome.Result.PENDING
                        ? Call.NONE
                        : Call.builder().requestId(new UUID(1, 2).toString()).build(),
                data,
                own
                        ? Source.PURSER
                        : Source.builder("azure")
                                .format("azure/" + category(shape))
                                .build(),
                Set.of());
    }

    private static String category(Shape shape) {
        return shape.action() == Action.IMAGE_IMPORT ? "image.import" : "Administrative";
    }

    private static Arbitrary<Outcome> outcomes(Action action) {
        List<Integer> success = switch (action) {
            case ROUTE_CREATE -> List.of(201);
            case ROUTE_UPDATE -> List.of(200, 202);
            default -> List.of(200, 201, 202, 204, 207);
        };
        Arbitrary<Outcome> failures = Combinators.combine(
                        Arbitraries.of(400, 401, 403, 404, 409, 418, 500),
                        Arbitraries.of("DENIED", "AuthorizationFailed").optional(),
                        Arbitraries.strings().ascii().optional())
                .as((status, code, message) -> new Outcome(Outcome.Result.FAILURE, Optional.of(status), code, message));
        if (action == Action.IMAGE_IMPORT || action == Action.ROUTE_CREATE) {
            return Arbitraries.of(success).map(Outcome::success);
        }
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(success).map(Outcome::success)),
                Tuple.of(2, failures),
                Tuple.of(
                        1,
                        Arbitraries.just(new Outcome(
                                        Outcome.Result.PENDING, Optional.empty(), Optional.empty(), Optional.empty()))
                                .filter(pending -> action != Action.ROUTE_CREATE)));
    }

    private static Arbitrary<Actor> actors() {
        Arbitrary<String> words = AzureArbitraries.words();
        Arbitrary<String> ids = AzureArbitraries.ids().map(UUID::toString);
        return Arbitraries.oneOf(
                Combinators.combine(ids, words)
                        .as((id, name) -> Actor.builder(ActorKind.USER)
                                .id(id)
                                .name(name)
                                .issuer("https://sts.windows.net/")
                                .groups(List.of("developers", "release"))
                                .build()),
                Combinators.combine(ids, words)
                        .as((id, name) -> Actor.builder(ActorKind.FEDERATED)
                                .id(id)
                                .name(name + "@fabrikam.example")
                                .issuer("https://login.fabrikam.example/")
                                .subject(name)
                                .account("210987654321")
                                .build()),
                Combinators.combine(ids, words)
                        .as((id, name) ->
                                Actor.builder(ActorKind.ROBOT).id(id).name(name).build()),
                ids.map(id -> Actor.builder(ActorKind.SERVICE).id(id).build()),
                Combinators.combine(ids, words)
                        .as((id, name) ->
                                Actor.builder(ActorKind.ROLE).id(id).name(name).build()),
                words.map(name ->
                        Actor.builder(ActorKind.ROOT).name(name).id("root").build()),
                words.map(Actor::system));
    }

    private static Arbitrary<EventData> data(Action action) {
        if (action == Action.IMAGE_IMPORT) {
            return Arbitraries.just(EventData.NONE);
        }
        Arbitrary<Map<String, Object>> maps = Combinators.combine(
                        AzureArbitraries.words(), Arbitraries.strings().ofMaxLength(8), Arbitraries.longs())
                .as((name, text, number) -> Map.<String, Object>of(
                        "x" + name, text, "n", number, "list", List.of(true, 1.5, Map.of("deep", text))));
        return Arbitraries.oneOf(
                Arbitraries.just(EventData.NONE),
                maps.map(map -> new EventData(map, Map.of(), Map.of(), Map.of(), Optional.empty(), false)));
    }

    private static Arbitrary<List<Target>> targets(Shape shape) {
        return switch (shape.type()) {
            case REGISTRY ->
                Arbitraries.just(List.of(Target.builder(TargetType.REGISTRY)
                        .name("contosoreg.example")
                        .build()));
            case IMAGE ->
                AzureArbitraries.words()
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(5)
                        .map(names -> names.stream()
                                .map(name -> Target.builder(TargetType.IMAGE)
                                        .name("team/" + name)
                                        .repository("team/" + name)
                                        .namespace("team")
                                        .tag("v1")
                                        .digest("sha256:" + "a".repeat(64))
                                        .mediaType("application/vnd.oci.image.manifest.v1+json")
                                        .size(528L)
                                        .build())
                                .toList());
            default ->
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .ofMinLength(1)
                        .ofMaxLength(20)
                        .map(name ->
                                List.of(Target.builder(shape.type()).name(name).build()));
        };
    }
}
