package dev.purser.delivery.route;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Selection;
import dev.purser.delivery.predicate.Predicate;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A selection, ready to be asked. Immutable, thread-safe; asking allocates nothing. */
final class CompiledSelection {
    private static final int MAX_PATTERNS = 500;
    private static final int MAX_PATTERN = 512;

    private final boolean[] actions = new boolean[Action.values().length];
    private final boolean[] outcomes = new boolean[Outcome.Result.values().length];
    private final Glob[] actors;
    private final Glob[] namespaces;
    private final Locations.Test[] locations;
    private final Optional<Predicate> predicate;

    /**
     * @param known what locations mean
     * @throws PurserException {@link DeliveryError#ROUTE_INVALID}, {@link DeliveryError#PREDICATE_INVALID}
     */
    CompiledSelection(Selection selection, Locations known) {
        Glob[] names = globs("actions", selection.actions());
        for (Glob name : names) {
            boolean any = false;
            for (Action action : Action.values()) {
                if (name.matches(action.text())) {
                    any = true;
                    actions[action.ordinal()] = true;
                }
            }
            if (!any) {
                throw invalid("actions", "names of actions, or patterns that one matches");
            }
        }
        for (Action action : Action.values()) {
            actions[action.ordinal()] = (names.length == 0 || actions[action.ordinal()])
                    && (selection.kinds().isEmpty() || selection.kinds().contains(action.kind()))
                    && (selection.readOnly().isEmpty() || selection.readOnly().get() == action.readOnly());
        }
        for (Outcome.Result result : Outcome.Result.values()) {
            outcomes[result.ordinal()] =
                    selection.outcomes().isEmpty() || selection.outcomes().contains(result);
        }
        actors = globs("actors", selection.actors());
        namespaces = globs("namespaces", selection.namespaces());
        locations = known.compile(globs("locations", selection.locations()));
        predicate = selection.predicate().map(Predicate::compile);
    }

    private static Glob[] globs(String member, List<String> patterns) {
        if (patterns.size() > MAX_PATTERNS
                || patterns.stream().anyMatch(each -> each.isEmpty() || each.length() > MAX_PATTERN)) {
            throw invalid(member, "at most " + MAX_PATTERNS + " patterns of 1 to " + MAX_PATTERN + " characters");
        }
        return patterns.stream().map(Glob::new).toArray(Glob[]::new);
    }

    static PurserException invalid(String member, String expected) {
        return new PurserException(DeliveryError.ROUTE_INVALID, Map.of("member", member, "expected", expected));
    }

    boolean selects(AuditEvent event) {
        return actions[event.action().ordinal()]
                && outcomes[event.outcome().result().ordinal()]
                && actor(event)
                && namespace(event)
                && location(event)
                && (predicate.isEmpty() || predicate.get().test(event));
    }

    private boolean actor(AuditEvent event) {
        if (actors.length == 0) {
            return true;
        }
        String id = event.actor().id().orElse(null);
        String name = event.actor().name().orElse(null);
        for (Glob pattern : actors) {
            if (pattern.any() || id != null && pattern.matches(id) || name != null && pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean namespace(AuditEvent event) {
        if (namespaces.length == 0) {
            return true;
        }
        List<Target> targets = event.targets();
        for (int i = 0; i < targets.size(); i++) {
            Optional<String> namespace = targets.get(i).namespace();
            if (namespace.isPresent() && matches(namespaces, namespace.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean location(AuditEvent event) {
        if (locations.length == 0) {
            return true;
        }
        for (Locations.Test each : locations) {
            if (each.sees(event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Glob[] patterns, String text) {
        for (Glob pattern : patterns) {
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
