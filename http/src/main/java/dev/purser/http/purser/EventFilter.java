package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.http.Endpoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which events a reader wants. What is empty wants all; several wishes must all hold.
 *
 * @param actions any of these
 * @param kind that family of actions
 * @param outcome that result
 * @param actor the actor's id or name, whole
 * @param namespace a target in that namespace
 * @param repository a target in that repository
 * @param from begun then or later
 * @param to begun before then
 */
record EventFilter(
        Set<Action> actions,
        Optional<ActionKind> kind,
        Optional<Outcome.Result> outcome,
        Optional<String> actor,
        Optional<String> namespace,
        Optional<String> repository,
        Optional<Instant> from,
        Optional<Instant> to) {
    EventFilter {
        actions = Set.copyOf(actions);
    }

    /** Declares the query parameters that {@link #read} reads. */
    static Endpoint.Builder declare(Endpoint.Builder endpoint) {
        return endpoint.query("action", "an action's name, or the first part of one with .* behind it; may be repeated")
                .query("kind", "login, management or data")
                .query("outcome", "success, failure or pending")
                .query("actor", "the actor's id or name")
                .query("namespace", "a namespace that was touched")
                .query("repository", "a repository that was touched, its namespace first")
                .query("from", "begun at this time (RFC 3339) or later")
                .query("to", "begun before this time (RFC 3339)");
    }

    static EventFilter read(Params params) {
        return new EventFilter(
                actions(params.texts("action")),
                constant(params, "kind", ActionKind.values(), ActionKind::text),
                constant(params, "outcome", Outcome.Result.values(), Outcome.Result::text),
                params.text("actor"),
                params.text("namespace"),
                params.text("repository"),
                params.instant("from"),
                params.instant("to"));
    }

    private static Set<Action> actions(List<String> names) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (String name : names) {
            List<Action> meant = name.endsWith(".*")
                    ? Arrays.stream(Action.values())
                            .filter(action -> action.text().startsWith(name.substring(0, name.length() - 1)))
                            .toList()
                    : Action.of(name).stream().toList();
            if (meant.isEmpty()) {
                List<String> all =
                        Arrays.stream(Action.values()).map(Action::text).toList();
                throw ApiError.INVALID_PARAMETER.at(
                        "action",
                        NearestName.of(name, all)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("a name listed at /purser/v1/actions"));
            }
            actions.addAll(meant);
        }
        return actions;
    }

    private static <E extends Enum<E>> Optional<E> constant(
            Params params, String name, E[] constants, Function<E, String> text) {
        return params.text(name)
                .map(given -> Arrays.stream(constants)
                        .filter(constant -> text.apply(constant).equals(given))
                        .findFirst()
                        .orElseThrow(() -> ApiError.INVALID_PARAMETER.at(
                                name,
                                "one of "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(constants)
                                                        .map(text)
                                                        .toList()))));
    }

    boolean wants(AuditEvent event) {
        return (actions.isEmpty() || actions.contains(event.action()))
                && (kind.isEmpty() || kind.get() == event.action().kind())
                && (outcome.isEmpty() || outcome.get() == event.outcome().result())
                && (from.isEmpty() || !event.started().isBefore(from.get()))
                && (to.isEmpty() || event.started().isBefore(to.get()))
                && (actor.isEmpty()
                        || actor.equals(event.actor().id())
                        || actor.equals(event.actor().name()))
                && (namespace.isEmpty() || touches(event, target -> target.namespace(), namespace))
                && (repository.isEmpty() || touches(event, target -> target.repository(), repository));
    }

    private static boolean touches(
            AuditEvent event, Function<Target, Optional<String>> place, Optional<String> wanted) {
        return event.targets().stream().anyMatch(target -> place.apply(target).equals(wanted));
    }

    /** The wishes by name, for the record. */
    Map<String, Object> described() {
        Map<String, Object> wishes = new LinkedHashMap<>();
        if (!actions.isEmpty()) {
            wishes.put("action", actions.stream().map(Action::text).sorted().toList());
        }
        kind.ifPresent(value -> wishes.put("kind", value.text()));
        outcome.ifPresent(value -> wishes.put("outcome", value.text()));
        actor.ifPresent(value -> wishes.put("actor", value));
        namespace.ifPresent(value -> wishes.put("namespace", value));
        repository.ifPresent(value -> wishes.put("repository", value));
        from.ifPresent(value -> wishes.put("from", value.toString()));
        to.ifPresent(value -> wishes.put("to", value.toString()));
        return wishes;
    }
}
