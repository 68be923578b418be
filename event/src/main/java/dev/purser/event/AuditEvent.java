package dev.purser.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One thing that happened: the union of what the clouds' audit logs say of it, with nothing of theirs in its names.
 *
 * <p>Immutable. What is not known is an empty {@code Optional}, never an empty text. The journal's sequence number is no
 * part of it: that belongs to the place where the event stands, not to the event.
 *
 * @param id UUID version 7
 * @param schema version of the record's form; see {@link #SCHEMA}
 * @param action what was done
 * @param severity how much it matters, outcome considered
 * @param face which interface it was asked through
 * @param operation the interface's own name for it
 * @param folding present if the event stands for several alike
 * @param started when it began
 * @param duration how long it took until the event was sealed
 * @param recorded when the event was sealed
 * @param outcome how it ended
 * @param decision why it was allowed or refused; empty where nothing had to be decided
 * @param actor who
 * @param client from where
 * @param origin in which registry
 * @param targets on what, at most {@link #MAX_TARGETS}
 * @param transfer how many bytes
 * @param call how it was asked
 * @param data what went in and out
 * @param source where the record comes from
 * @param erased the private parts that were erased from the record: their facts read as unknown
 */
public record AuditEvent(
        UUID id,
        int schema,
        Action action,
        Severity severity,
        CallInterface face,
        String operation,
        Optional<Folding> folding,
        Instant started,
        Duration duration,
        Instant recorded,
        Outcome outcome,
        Optional<Decision> decision,
        Actor actor,
        Client client,
        Origin origin,
        List<Target> targets,
        Transfer transfer,
        Call call,
        EventData data,
        Source source,
        Set<PartName> erased) {
    /** The version of the record's form that this program writes. */
    public static final int SCHEMA = 1;

    /** The most targets that one event holds; a larger operation becomes several events. */
    public static final int MAX_TARGETS = 100;

    public AuditEvent {
        targets = List.copyOf(targets);
        erased = Set.copyOf(erased);
        if (targets.size() > MAX_TARGETS) {
            throw new IllegalArgumentException(targets.size() + " targets, at most " + MAX_TARGETS);
        }
    }

    /** The same event about other targets. */
    public AuditEvent withTargets(List<Target> others) {
        return new AuditEvent(
                id, schema, action, severity, face, operation, folding, started, duration, recorded, outcome, decision,
                actor, client, origin, others, transfer, call, data, source, erased);
    }

    /** The same event under another id. */
    public AuditEvent withId(UUID other) {
        return new AuditEvent(
                other, schema, action, severity, face, operation, folding, started, duration, recorded, outcome,
                decision, actor, client, origin, targets, transfer, call, data, source, erased);
    }

    /** The same event from another source. */
    public AuditEvent withSource(Source other) {
        return new AuditEvent(
                id, schema, action, severity, face, operation, folding, started, duration, recorded, outcome, decision,
                actor, client, origin, targets, transfer, call, data, other, erased);
    }
}
