package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Severities;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the records of one bulk deletion, or of one run of a retention policy, together again: those that follow one
 * another and differ in nothing but what they are about. Holds back one event at most, of at most 100 targets. For one
 * thread.
 */
public final class Gathering {
    private AuditEvent held;
    private final List<Target> more = new ArrayList<>();

    /** Takes the next event of the stream; gives out each that is whole now. */
    public void take(AuditEvent event, Consumer<AuditEvent> events) {
        if (held != null && joins(event)) {
            Target target = event.targets().getFirst();
            more.add(
                    event.outcome().equals(held.outcome())
                            ? target
                            : target.toBuilder().outcome(event.outcome()).build());
            return;
        }
        flush(events);
        if (gathers(event.action())
                && event.targets().size() == 1
                && event.source().rest().isEmpty()
                && event.source().raw().isEmpty()) {
            held = event;
        } else {
            events.accept(event);
        }
    }

    /** Gives out what is held back. */
    public void flush(Consumer<AuditEvent> events) {
        if (held == null) {
            return;
        }
        AuditEvent whole = more.isEmpty() ? held : gathered();
        held = null;
        more.clear();
        events.accept(whole);
    }

    private AuditEvent gathered() {
        List<Target> all = new ArrayList<>(more.size() + 1);
        all.addAll(held.targets());
        all.addAll(more);
        Action action = held.action() == Action.RETENTION_RUN ? held.action() : Action.IMAGE_BULKDELETE;
        return with(held, action, held.operation(), held.outcome(), all);
    }

    private boolean joins(AuditEvent event) {
        return event.id().equals(held.id())
                && more.size() + 1 < AuditEvent.MAX_TARGETS
                && event.targets().size() == 1
                && gathers(event.action())
                && (event.action() == Action.RETENTION_RUN) == (held.action() == Action.RETENTION_RUN)
                && with(event, held.action(), held.operation(), held.outcome(), held.targets())
                        .equals(held);
    }

    private static boolean gathers(Action action) {
        return action == Action.IMAGE_DELETE || action == Action.SIGNATURE_DELETE || action == Action.RETENTION_RUN;
    }

    private static AuditEvent with(
            AuditEvent event, Action action, String operation, Outcome outcome, List<Target> targets) {
        return new AuditEvent(
                event.id(),
                event.schema(),
                action,
                Severities.of(action, outcome),
                event.face(),
                operation,
                Optional.empty(),
                event.started(),
                event.duration(),
                event.recorded(),
                outcome,
                event.decision(),
                event.actor(),
                event.client(),
                event.origin(),
                targets,
                event.transfer(),
                event.call(),
                event.data(),
                event.source(),
                event.erased());
    }
}
