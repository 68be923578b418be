package dev.purser.ibm.activitytracker;

import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts the records of an event with several targets together again: they follow each other, bear one id of Purser's, and
 * differ in their targets and how it went with each. Holds one event back. For one thread.
 */
final class Joining {
    private static final int TIME_ORDERED = 7;

    private final Settings settings;
    private final List<Target> targets = new ArrayList<>();
    private AuditEvent held;

    Joining(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes the event of one record.
     *
     * @param rest what the record says beyond it
     * @param own the id that the event gets where another event has had its id already
     */
    void take(AuditEvent event, Row row, Map<String, String> rest, Supplier<UUID> own, Consumer<AuditEvent> events) {
        AuditEvent next = rest.isEmpty() ? event : with(event, rest);
        if (held != null && held.id().equals(next.id())) {
            Optional<Target> joined = rest.isEmpty() ? joined(next, row) : Optional.empty();
            if (joined.isPresent()) {
                targets.add(joined.get());
                return;
            }
            next = apart(next, own.get());
        }
        end(events);
        if (next.id().version() == TIME_ORDERED) {
            held = next;
            targets.add(next.targets().getFirst());
        } else {
            events.accept(next);
        }
    }

    void end(Consumer<AuditEvent> events) {
        if (held != null) {
            AuditEvent whole = targets.size() == 1 ? held : held.withTargets(targets);
            held = null;
            targets.clear();
            events.accept(whole);
        }
    }

    private Optional<Target> joined(AuditEvent next, Row row) {
        if (targets.size() == AuditEvent.MAX_TARGETS || !held.source().rest().isEmpty()) {
            return Optional.empty();
        }
        Target target = next.targets().getFirst();
        if (next.withTargets(held.targets()).equals(held)) {
            return Optional.of(target);
        }
        // Of a target that went another way, the severity is always that of the rules.
        Outcome outcome = next.outcome();
        boolean ruled = next.severity() == Reasons.severity(row, outcome, Reasons.status(outcome), settings);
        boolean alike = as(next, held).equals(held);
        return ruled && alike ? Optional.of(target.toBuilder().outcome(outcome).build()) : Optional.empty();
    }

    private static AuditEvent as(AuditEvent event, AuditEvent other) {
        return new AuditEvent(
                event.id(),
                event.schema(),
                event.action(),
                other.severity(),
                event.face(),
                event.operation(),
                event.folding(),
                event.started(),
                event.duration(),
                event.recorded(),
                other.outcome(),
                event.decision(),
                event.actor(),
                event.client(),
                event.origin(),
                other.targets(),
                event.transfer(),
                event.call(),
                event.data(),
                event.source(),
                event.erased());
    }

    /** Under an id of its own, so that no reader takes it for a copy; the id that it bore is a leftover. */
    private static AuditEvent apart(AuditEvent event, UUID own) {
        Map<String, String> rest = new HashMap<>(event.source().rest());
        rest.put(EventWriter.ID, "\"" + event.id() + "\"");
        return with(event.withId(own), rest);
    }

    private static AuditEvent with(AuditEvent event, Map<String, String> rest) {
        return event.withSource(event.source().toBuilder().rest(rest).build());
    }
}
