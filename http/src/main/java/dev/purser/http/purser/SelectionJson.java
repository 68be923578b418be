package dev.purser.http.purser;

import dev.purser.delivery.Selection;
import dev.purser.event.ActionKind;
import dev.purser.event.Outcome;
import dev.purser.event.json.JsonBytes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A route's selection as members of a rule. */
final class SelectionJson {
    /** For the reference. */
    static final String MEMBERS = "actions (names or patterns such as image.*), kinds (login, management, data),"
            + " outcomes (success, failure, pending), readOnly, actors (patterns for id or name), namespaces (patterns),"
            + " locations (patterns; or a cloud's own as its routes name them, behind the name of its table: ibm:eu-de, ibm:jp,"
            + " ibm:global, ibm-2020:jp-tok, ibm:*), predicate (an expression over the event)";

    /** The members of a rule. */
    static final String[] NAMES = {
        "actions", "kinds", "outcomes", "readOnly", "actors", "namespaces", "locations", "predicate", "destinations"
    };

    private SelectionJson() {}

    static Selection read(JsonBody rule) {
        return new Selection(
                texts(rule, "actions"),
                constants(rule, "kinds", ActionKind.values(), ActionKind::text),
                constants(rule, "outcomes", Outcome.Result.values(), Outcome.Result::text),
                rule.truth("readOnly"),
                texts(rule, "actors"),
                texts(rule, "namespaces"),
                texts(rule, "locations"),
                rule.optionalText("predicate").filter(text -> !text.isBlank()));
    }

    private static List<String> texts(JsonBody rule, String name) {
        return rule.texts(name).orElse(List.of());
    }

    private static <E> Set<E> constants(JsonBody rule, String name, E[] all, Function<E, String> text) {
        return texts(rule, name).stream()
                .map(wanted -> Arrays.stream(all)
                        .filter(one -> text.apply(one).equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> ApiError.INVALID_BODY.at(
                                "rules." + name,
                                "of " + Arrays.stream(all).map(text).collect(Collectors.joining(", ")))))
                .collect(Collectors.toUnmodifiableSet());
    }

    static void write(JsonBytes to, Selection selection) {
        texts(to, "actions", selection.actions());
        texts(
                to,
                "kinds",
                selection.kinds().stream().map(ActionKind::text).sorted().toList());
        texts(
                to,
                "outcomes",
                selection.outcomes().stream().map(Outcome.Result::text).sorted().toList());
        Optional<Boolean> readOnly = selection.readOnly();
        readOnly.ifPresent(only -> to.truth("readOnly", only));
        texts(to, "actors", selection.actors());
        texts(to, "namespaces", selection.namespaces());
        texts(to, "locations", selection.locations());
        to.text("predicate", selection.predicate());
    }

    private static void texts(JsonBytes to, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            JsonAnswers.texts(to, name, texts);
        }
    }
}
