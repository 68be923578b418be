package dev.purser.testkit;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.Folding;
import dev.purser.event.Outcome;
import dev.purser.event.Permission;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Events as a busy registry records them, drawn from a seed: the same seed gives the same events, ids and times
 * included. Times rise from the first of January 2026. For one thread.
 */
public final class SampleEvents {
    private static final List<Action> DAILY = List.of(
            Action.IMAGE_PULL,
            Action.IMAGE_PULL,
            Action.IMAGE_PULL,
            Action.IMAGE_CHECK,
            Action.IMAGE_CHECK,
            Action.LAYER_PULL,
            Action.LAYER_PULL,
            Action.LAYER_CHECK,
            Action.LAYER_UPLOAD_START,
            Action.LAYER_UPLOAD_COMPLETE,
            Action.IMAGE_PUSH,
            Action.LOGIN,
            Action.REPOSITORY_TAGS_LIST,
            Action.IMAGE_DELETE,
            Action.SIGNATURE_WRITE);

    private final Draw draw;
    private final SampleActors actors;
    private final SampleTargets targets;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public SampleEvents(long seed) {
        draw = new Draw(seed);
        actors = new SampleActors(draw);
        targets = new SampleTargets(draw);
    }

    /** The next event of everyday traffic: mostly pulls, some pushes, few of the rest, one in twenty refused. */
    public AuditEvent next() {
        return of(draw.one(20) ? draw.of(List.of(Action.values())) : draw.of(DAILY));
    }

    /** The next {@code count} events of everyday traffic. */
    public List<AuditEvent> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** An event of that action. */
    public AuditEvent of(Action action) {
        return of(action, draw.of(kinds(action)));
    }

    /** Of each action one success and one failure. */
    public List<AuditEvent> ofEachAction() {
        return Arrays.stream(Action.values())
                .flatMap(action -> {
                    AuditEvent event = of(action);
                    return Stream.of(
                            event(action, event.actor(), Outcome.success(200)),
                            event(action, event.actor(), failure(action)));
                })
                .toList();
    }

    /** Of each kind of actor one event. */
    public List<AuditEvent> ofEachActor() {
        return Arrays.stream(ActorKind.values())
                .map(kind -> of(kind == ActorKind.SYSTEM ? Action.GC_RUN : Action.IMAGE_PULL, kind))
                .toList();
    }

    /** An event of that action by an actor of that kind. */
    public AuditEvent of(Action action, ActorKind kind) {
        return event(action, actors.of(kind, action, now), draw.one(20) ? failure(action) : success(action));
    }

    private AuditEvent event(Action action, Actor actor, Outcome outcome) {
        now = now.plusNanos(draw.below(2_000_000_000));
        Duration duration = Duration.ofNanos(100_000 + draw.below(90_000_000));
        boolean job = actor.kind() == ActorKind.SYSTEM;
        List<Target> about = targets.of(action);
        boolean failed = outcome.result() == Outcome.Result.FAILURE;
        return new AuditEvent(
                id(now),
                AuditEvent.SCHEMA,
                action,
                failed && action.severity() == Severity.NORMAL ? Severity.WARNING : action.severity(),
                face(action, job),
                action.text().replace('.', '-'),
                failed && action == Action.LOGIN ? Optional.of(folding(duration)) : Optional.empty(),
                now,
                duration,
                now.plus(duration),
                outcome,
                decision(action, actor, outcome, about),
                actor,
                job ? Client.NONE : actors.client(),
                actors.origin(),
                about,
                transfer(action, about),
                job ? Call.NONE : call(action, about),
                targets.data(action, failed),
                draw.one(25) ? foreign() : Source.PURSER,
                Set.of());
    }

    private UUID id(Instant at) {
        long random = draw.number();
        return new UUID(
                (at.toEpochMilli() << 16) | 0x7000L | (random & 0x0FFFL),
                (draw.number() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }

    private static List<ActorKind> kinds(Action action) {
        return action.permission() == Permission.SYSTEM_JOB
                ? List.of(ActorKind.SYSTEM)
                : Arrays.stream(ActorKind.values())
                        .filter(kind -> kind != ActorKind.SYSTEM)
                        .toList();
    }

    private static CallInterface face(Action action, boolean job) {
        if (job) {
            return CallInterface.JOB;
        }
        return action.kind() == ActionKind.MANAGEMENT ? CallInterface.PURSER : CallInterface.OCI;
    }

    private static Outcome success(Action action) {
        return Outcome.success(
                switch (action) {
                    case IMAGE_PUSH, LAYER_UPLOAD_COMPLETE, LAYER_MOUNT -> 201;
                    case LAYER_UPLOAD_START, LAYER_UPLOAD_PART, IMAGE_DELETE -> 202;
                    default -> 200;
                });
    }

    private static Outcome failure(Action action) {
        return switch (action.kind()) {
            case LOGIN -> Outcome.failure(401, "UNAUTHORIZED", "the credentials do not hold");
            case MANAGEMENT -> Outcome.failure(403, "DENIED", "the caller may not do that");
            case DATA -> Outcome.failure(404, "MANIFEST_UNKNOWN", "no such manifest in the repository");
        };
    }

    private Folding folding(Duration window) {
        return new Folding(1 + draw.below(500), now, now.plus(window));
    }

    private Optional<Decision> decision(Action action, Actor actor, Outcome outcome, List<Target> about) {
        if (action.permission() == Permission.NONE || actor.kind() == ActorKind.SYSTEM) {
            return Optional.empty();
        }
        boolean granted = !outcome.status().equals(Optional.of(403));
        return Optional.of(new Decision(
                action.permission(),
                granted,
                about.isEmpty() ? Optional.empty() : about.getFirst().namespace(),
                granted ? Optional.of("role:" + draw.of(List.of("reader", "writer", "manager"))) : Optional.empty()));
    }

    private Transfer transfer(Action action, List<Target> about) {
        Optional<Long> size =
                about.isEmpty() ? Optional.empty() : about.getFirst().size();
        return switch (action) {
            case LAYER_PULL, LAYER_UPLOAD_PART, LAYER_UPLOAD_COMPLETE, IMAGE_PULL, IMAGE_PUSH ->
                new Transfer(Optional.of(0L), size, size);
            default -> Transfer.NONE;
        };
    }

    private Call call(Action action, List<Target> about) {
        Call.Builder call = Call.builder()
                .method(action.readOnly() ? "GET" : "POST")
                .path("/v2/"
                        + about.stream()
                                .findFirst()
                                .flatMap(Target::repository)
                                .map(repository -> repository + "/manifests/" + draw.hex(8))
                                .orElse("token"))
                .requestId(new UUID(draw.number(), draw.number()).toString());
        if (draw.one(2)) {
            call.operationId(draw.hex(32)).traceId(draw.hex(32));
        }
        if (draw.one(10)) {
            call.correlationId(draw.hex(16)).cause(id(now));
        }
        return call.build();
    }

    private Source foreign() {
        return Source.builder("aws")
                .format("cloudtrail/1.11")
                .raw("{\"eventVersion\":\"1.11\",\"eventID\":\"" + draw.hex(32) + "\",\"text\":\"naïve ☃ \\u0000\"}")
                .build();
    }

    /** Twenty large events for tests of limits: a full list of targets each. */
    public List<AuditEvent> full() {
        List<AuditEvent> large = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Target> all = Stream.generate(targets::image)
                    .limit(AuditEvent.MAX_TARGETS)
                    .toList();
            large.add(of(Action.IMAGE_BULKDELETE).withTargets(all));
        }
        return List.copyOf(large);
    }
}
