package dev.purser.event.json;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Call;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.EventData;
import dev.purser.event.Folding;
import dev.purser.event.MalformedEventException;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.PartName;
import dev.purser.event.Severity;
import dev.purser.event.Source;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An event while it is being read, member by member. For one thread. */
public final class EventFields {
    private static final Names<Severity> SEVERITIES = Names.of(Severity.values(), Severity::text);
    private static final Names<CallInterface> FACES = Names.of(CallInterface.values(), CallInterface::text);
    private static final Names<ActorKind> ACTORS = Names.of(ActorKind.values(), ActorKind::text);
    private static final Names<TargetType> TARGETS = Names.of(TargetType.values(), TargetType::text);
    private static final Names<PartName> PARTS = Names.of(PartName.values(), PartName::text);

    private final JsonCursor from;
    private final Set<PartName> erased = EnumSet.noneOf(PartName.class);
    private final List<Target> targets = new ArrayList<>();
    private boolean schema;
    private UUID id;
    private Action action;
    private Severity severity;
    private CallInterface face;
    private String operation;
    private Optional<Folding> folding = Optional.empty();
    private Instant started;
    private Duration duration;
    private Instant recorded;
    private Outcome outcome;
    private Optional<Decision> decision = Optional.empty();
    private Actor actor;
    private Client client = Client.NONE;
    private Origin origin = Origin.NONE;
    private Transfer transfer = Transfer.NONE;
    private Call call = Call.NONE;
    private EventData data = EventData.NONE;
    private Source source;

    public EventFields(JsonCursor from) {
        this.from = from;
    }

    /**
     * Takes the member that the cursor stands on, as every form of an event spells it.
     *
     * @throws MalformedEventException if no form has a member of that name
     */
    public void take(String name) {
        switch (name) {
            case "schema" -> schema();
            case "id" -> id = from.uuid();
            case "action" ->
                action = Action.of(from.text()).orElseThrow(() -> from.malformed("an action of the catalogue"));
            case "severity" -> severity = from.constant(SEVERITIES, "a severity");
            case "interface" -> face = from.constant(FACES, "an interface");
            case "operation" -> operation = from.text();
            case "folding" -> folding = Optional.of(OpenGroupReader.folding(from));
            case "started" -> started = from.instant();
            case "duration" -> duration = Duration.ofNanos(from.number());
            case "recorded" -> recorded = from.instant();
            case "outcome" -> outcome = OpenGroupReader.outcome(from);
            case "decision" -> decision = Optional.of(OpenGroupReader.decision(from));
            case "actor" -> actor();
            case "client" -> client();
            case "origin" -> origin = OpenGroupReader.origin(from);
            case "targets" -> targets();
            case "transfer" -> transfer = OpenGroupReader.transfer(from);
            case "call" -> call = OpenGroupReader.call(from);
            case "data" -> data = PrivateGroupReader.data(from, false);
            case "source" -> source();
            case "erased" -> from.array(() -> erased.add(from.constant(PARTS, "a part's name")));
            default -> from.unknown(name);
        }
    }

    private void schema() {
        int version = from.smallNumber();
        if (version != AuditEvent.SCHEMA) {
            throw from.malformed("schema " + AuditEvent.SCHEMA + ", not " + version);
        }
        schema = true;
    }

    private void actor() {
        Actor.Builder read = Actor.builder(ActorKind.ANONYMOUS);
        boolean[] kind = {false};
        from.object(name -> {
            if (name.equals("kind")) {
                read.kind(from.constant(ACTORS, "a kind of actor"));
                kind[0] = true;
            } else {
                PrivateGroupReader.actor(from, name, read);
            }
        });
        from.required("kind", kind[0] ? read : null);
        actor = read.build();
    }

    private void client() {
        Client.Builder read = Client.builder();
        from.object(name -> PrivateGroupReader.client(from, name, read));
        client = read.build();
    }

    private void targets() {
        from.array(() -> {
            Target.Builder read = Target.builder(TargetType.OTHER);
            boolean[] type = {false};
            from.object(name -> {
                if (name.equals("type")) {
                    read.type(from.constant(TARGETS, "a type of target"));
                    type[0] = true;
                } else {
                    OpenGroupReader.target(from, name, read);
                }
            });
            from.required("type", type[0] ? read : null);
            if (targets.size() == AuditEvent.MAX_TARGETS) {
                throw from.malformed("at most " + AuditEvent.MAX_TARGETS + " targets");
            }
            targets.add(read.build());
        });
    }

    private void source() {
        String[] system = new String[1];
        Source.Builder read = Source.builder("");
        from.object(name -> {
            switch (name) {
                case "system" -> system[0] = from.text();
                case "format" -> read.format(from.text());
                default -> PrivateGroupReader.foreign(from, name, read);
            }
        });
        source = read.system(from.required("system", system[0])).build();
    }

    /**
     * The event as read.
     *
     * @throws MalformedEventException if a member that every event has is missing
     */
    public AuditEvent event() {
        return new AuditEvent(
                from.required("id", id),
                from.required("schema", schema ? AuditEvent.SCHEMA : null),
                from.required("action", action),
                from.required("severity", severity),
                from.required("interface", face),
                from.required("operation", operation),
                folding,
                from.required("started", started),
                from.required("duration", duration),
                from.required("recorded", recorded),
                from.required("outcome", outcome),
                decision,
                from.required("actor", actor),
                client,
                origin,
                targets,
                transfer,
                call,
                data,
                from.required("source", source),
                erased);
    }
}
