package dev.purser.delivery;

import dev.purser.event.ActionKind;
import dev.purser.event.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which events: those that every part lets through. An empty part lets all through. Immutable.
 *
 * <p>In patterns {@code *} stands for any text, also none; all else stands for itself, case kept.
 *
 * @param actions names of the catalogue ({@code image.push}) or patterns ({@code image.*})
 * @param kinds families of actions
 * @param outcomes how it ended
 * @param readOnly true for reads alone, false for writes alone
 * @param actors patterns; the actor's id or its name must match one. An erased or unknown actor matches {@code *} alone
 * @param namespaces patterns; the namespace of one target must match one
 * @param locations patterns for the event's location ({@code origin.location}), or a cloud's own as its routes name them,
 *     {@code ibm:eu-de}: behind the name of a {@link dev.purser.event.dialect.LocationTable} and a colon
 * @param predicate an expression over the event's fields; {@link dev.purser.delivery.predicate} has the language
 */
public record Selection(
        List<String> actions,
        Set<ActionKind> kinds,
        Set<Outcome.Result> outcomes,
        Optional<Boolean> readOnly,
        List<String> actors,
        List<String> namespaces,
        List<String> locations,
        Optional<String> predicate) {
    /** Every event. */
    public static final Selection ALL = new Selection(
            List.of(), Set.of(), Set.of(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    public Selection {
        actions = List.copyOf(actions);
        kinds = Set.copyOf(kinds);
        outcomes = Set.copyOf(outcomes);
        actors = List.copyOf(actors);
        namespaces = List.copyOf(namespaces);
        locations = List.copyOf(locations);
    }

    /** Every event that the predicate holds for. */
    public static Selection where(String predicate) {
        return new Selection(
                List.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(predicate));
    }

    /** Events of these actions, named or by pattern. */
    public static Selection actions(String... actions) {
        return new Selection(
                List.of(actions),
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
