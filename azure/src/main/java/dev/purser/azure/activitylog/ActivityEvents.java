package dev.purser.azure.activitylog;

import dev.purser.azure.record.Addresses;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.CorrelationIds;
import dev.purser.azure.record.Places;
import dev.purser.azure.record.Severities;
import dev.purser.azure.record.Slices;
import dev.purser.azure.record.Sources;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.EventData;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes an event of a begin and an end, or of one of them alone. For one thread. */
final class ActivityEvents {
    private static final int CREATED = 201;

    private final AzureSettings settings;
    private final Claims claims;
    private final Places places;

    ActivityEvents(AzureSettings settings, Claims claims) {
        this.settings = settings;
        this.claims = claims;
        places = new Places(settings);
    }

    /**
     * The event.
     *
     * @param begin null where only the end is there
     * @param end null where only the begin is there
     */
    AuditEvent of(ActivityFacts begin, ActivityFacts end, Map<String, String> rest) {
        ActivityFacts last = end == null ? begin : end;
        ActivityFacts first = begin == null ? end : begin;
        Slices members = last.members();
        Slices properties = ActivityFacts.inner(members, "properties");
        Outcome outcome = outcome(last, properties);
        Map<String, Object> body = body(first);
        ActivityOperation operation = exact(first.operation(), body);
        Action action = action(operation, outcome);
        Instant started = begin == null ? end.time().minus(end.told()) : begin.time();
        Duration duration = end == null ? Duration.ZERO : Duration.between(started, end.time());
        Slices identity = ActivityFacts.inner(members, "identity");
        Places.Found found = places.read(last.resource(), null, null);
        Actor actor = claims.read(ActivityFacts.inner(identity, "claims"), found.tenant());
        boolean home = operation.scope() == ActivityOperation.Scope.GROUP ? found.homeGroup() : found.home();
        Origin origin = home ? home(found.origin()) : found.origin();
        UUID id = last.correlation() == null
                ? CorrelationIds.named(last.compact())
                : CorrelationIds.read(last.correlation());
        return new AuditEvent(
                id,
                AuditEvent.SCHEMA,
                action,
                ActivityRecords.severity(last.state() == ActivityFacts.State.BEGUN ? null : members.text("level"))
                        .orElse(Severities.of(action, outcome)),
                operation.form() == ActivityOperation.Form.ALERT ? CallInterface.JOB : CallInterface.ARM,
                operation.name(),
                Optional.empty(),
                started,
                duration,
                last.time(),
                outcome,
                decision(identity, action, outcome),
                actor,
                client(members),
                origin,
                targets(operation, found.below(), origin, body),
                Transfer.NONE,
                properties
                        .some("serviceRequestId")
                        .map(request -> Call.builder().requestId(request).build())
                        .orElse(Call.NONE),
                data(operation, body, properties),
                Sources.of(home && id.version() == 7, category(operation), rest, raw(begin, end)),
                Set.of());
    }

    static String category(ActivityOperation operation) {
        return operation.form() == ActivityOperation.Form.ALERT
                ? ActivityRecords.ALERT
                : ActivityRecords.ADMINISTRATIVE;
    }

    private Origin home(Origin found) {
        return found.toBuilder()
                .registry(settings.home().registry())
                .location(settings.home().location())
                .build();
    }

    private static String raw(ActivityFacts begin, ActivityFacts end) {
        if (begin == null || end == null) {
            return begin == null ? end.raw() : begin.raw();
        }
        return end.raw() == null ? null : begin.raw() + "\n" + end.raw();
    }

    private static Outcome outcome(ActivityFacts last, Slices properties) {
        Optional<Integer> status = properties.some("statusCode").flatMap(StatusNames::read);
        Map<String, Object> error = properties
                .some("statusMessage")
                .flatMap(Bodies::read)
                .flatMap(body -> Bodies.at(List.of("error"), body))
                .orElse(Map.of());
        Outcome.Result result = switch (last.state()) {
            case BEGUN, ACCEPTED -> Outcome.Result.PENDING;
            case FAILED -> Outcome.Result.FAILURE;
            case SUCCEEDED, ALERT -> Outcome.Result.SUCCESS;
        };
        return new Outcome(result, status, text(error, "code"), text(error, "message"));
    }

    private static Optional<String> text(Map<String, Object> map, String name) {
        return map.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, Object> body(ActivityFacts first) {
        return ActivityFacts.inner(first.members(), "properties")
                .some("requestbody")
                .flatMap(Bodies::read)
                .orElse(Map.of());
    }

    /** Which part of the registry a write was about. */
    private static ActivityOperation exact(ActivityOperation operation, Map<String, Object> body) {
        if (!operation.name().equals(ActivityOperations.UPDATE)) {
            return operation;
        }
        for (ActivityOperation one : ActivityOperations.UPDATES) {
            if (Bodies.at(one.body(), body).isPresent()) {
                return one;
            }
        }
        return operation;
    }

    /** Azure tells the making of a route from its change by the status alone. */
    private static Action action(ActivityOperation operation, Outcome outcome) {
        return operation.action() == Action.ROUTE_CREATE
                        && outcome.status().filter(code -> code == CREATED).isEmpty()
                ? Action.ROUTE_UPDATE
                : operation.action();
    }

    private static EventData data(ActivityOperation operation, Map<String, Object> body, Slices properties) {
        Map<String, Object> request = Bodies.at(operation.body(), body).orElse(body);
        if (operation.action() == Action.IMAGE_IMPORT && request.keySet().equals(Set.of("targetTags"))) {
            request = Map.of();
        }
        Map<String, Object> response =
                properties.some("responseBody").flatMap(Bodies::read).orElse(Map.of());
        return request.isEmpty() && response.isEmpty()
                ? EventData.NONE
                : new EventData(request, response, Map.of(), Map.of(), Optional.empty(), false);
    }

    private static Optional<Decision> decision(Slices identity, Action action, Outcome outcome) {
        Slices authorization = ActivityFacts.inner(identity, "authorization");
        if (authorization.find("evidence") < 0) {
            return Optional.empty();
        }
        int status = outcome.status().orElse(0);
        return Optional.of(new Decision(
                action.permission(),
                status != 401 && status != 403,
                Optional.empty(),
                ActivityFacts.inner(authorization, "evidence").some("role")));
    }

    private static Client client(Slices members) {
        Optional<String> address = members.some("callerIpAddress").map(Addresses::withoutPort);
        return address.isEmpty()
                ? Client.NONE
                : Client.builder()
                        .address(address.get())
                        .trustedAddress(address.get())
                        .build();
    }

    private static List<Target> targets(
            ActivityOperation operation, String below, Origin origin, Map<String, Object> body) {
        if (operation.action() == Action.IMAGE_IMPORT) {
            return imported(body);
        }
        if (operation.ofRegistry()) {
            return origin.registry()
                    .map(name -> List.of(
                            Target.builder(TargetType.REGISTRY).name(name).build()))
                    .orElse(List.of());
        }
        String suffix = operation.suffix() + "/";
        if (!below.regionMatches(true, 0, suffix, 0, suffix.length()) || below.length() == suffix.length()) {
            return List.of();
        }
        Target.Builder target = Target.builder(operation.type()).name(below.substring(suffix.length()));
        if (operation.type() == TargetType.NAMESPACE) {
            target.namespace(below.substring(suffix.length()));
        }
        return List.of(target.build());
    }

    private static List<Target> imported(Map<String, Object> body) {
        if (!(body.get("targetTags") instanceof List<?> tags)) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        for (Object tag : tags) {
            if (tag instanceof String text && targets.size() < AuditEvent.MAX_TARGETS) {
                targets.add(image(text));
            }
        }
        return targets;
    }

    private static Target image(String reference) {
        int digest = reference.indexOf('@');
        int tag = digest < 0 ? reference.indexOf(':', reference.lastIndexOf('/') + 1) : -1;
        int end = digest >= 0 ? digest : tag >= 0 ? tag : reference.length();
        String repository = reference.substring(0, end);
        int slash = repository.indexOf('/');
        Target.Builder target = Target.builder(TargetType.IMAGE)
                .name(repository)
                .namespace(slash < 0 ? repository : repository.substring(0, slash))
                .repository(repository);
        if (digest >= 0) {
            target.digest(reference.substring(digest + 1));
        } else if (tag >= 0) {
            target.tag(reference.substring(tag + 1));
        }
        return target.build();
    }
}
