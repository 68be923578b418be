package dev.purser.delivery.route;

import dev.purser.delivery.Rule;
import dev.purser.delivery.Selection;
import dev.purser.event.ActionKind;
import dev.purser.event.Outcome;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonCursor;
import dev.purser.event.json.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules as kept in the database, and as shown on the record. */
final class RuleJson {
    private static final Names<ActionKind> KINDS = Names.of(ActionKind.values(), ActionKind::text);
    private static final Names<Outcome.Result> RESULTS = Names.of(Outcome.Result.values(), Outcome.Result::text);

    private RuleJson() {}

    static String write(List<Rule> rules) {
        JsonBytes to = new JsonBytes(512);
        to.open();
        to.openArray("rules");
        for (Rule rule : rules) {
            Selection selection = rule.selection();
            to.open();
            texts(to, "actions", selection.actions());
            texts(
                    to,
                    "kinds",
                    selection.kinds().stream().sorted().map(ActionKind::text).toList());
            texts(
                    to,
                    "outcomes",
                    selection.outcomes().stream()
                            .sorted()
                            .map(Outcome.Result::text)
                            .toList());
            selection.readOnly().ifPresent(only -> to.truth("readOnly", only));
            texts(to, "actors", selection.actors());
            texts(to, "namespaces", selection.namespaces());
            texts(to, "locations", selection.locations());
            to.text("predicate", selection.predicate());
            texts(to, "destinations", rule.destinations());
            to.close();
        }
        to.closeArray();
        to.close();
        return new String(to.copy(0), StandardCharsets.UTF_8);
    }

    private static void texts(JsonBytes to, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            to.openArray(name);
            texts.forEach(to::element);
            to.closeArray();
        }
    }

    static List<Rule> read(String json) {
        List<Rule> rules = new ArrayList<>();
        try (JsonCursor from = new JsonCursor("rules", json.getBytes(StandardCharsets.UTF_8))) {
            from.whole(name -> {
                if (name.equals("rules")) {
                    from.array(() -> rules.add(new Reading(from).rule()));
                } else {
                    from.unknown(name);
                }
            });
        }
        return rules;
    }

    /** The rules as the record shows them. */
    static List<Object> shown(List<Rule> rules) {
        List<Object> shown = new ArrayList<>();
        for (Rule rule : rules) {
            Selection selection = rule.selection();
            Map<String, Object> one = new LinkedHashMap<>();
            put(one, "actions", selection.actions());
            put(
                    one,
                    "kinds",
                    selection.kinds().stream().sorted().map(ActionKind::text).toList());
            put(
                    one,
                    "outcomes",
                    selection.outcomes().stream()
                            .sorted()
                            .map(Outcome.Result::text)
                            .toList());
            selection.readOnly().ifPresent(only -> one.put("readOnly", only));
            put(one, "actors", selection.actors());
            put(one, "namespaces", selection.namespaces());
            put(one, "locations", selection.locations());
            selection.predicate().ifPresent(text -> one.put("predicate", text));
            one.put("destinations", rule.destinations());
            shown.add(one);
        }
        return shown;
    }

    private static void put(Map<String, Object> to, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            to.put(name, texts);
        }
    }

    /** One rule while it is being read. */
    private static final class Reading {
        private final JsonCursor from;
        private List<String> actions = List.of();
        private final Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
        private final Set<Outcome.Result> outcomes = EnumSet.noneOf(Outcome.Result.class);
        private Optional<Boolean> readOnly = Optional.empty();
        private List<String> actors = List.of();
        private List<String> namespaces = List.of();
        private List<String> locations = List.of();
        private Optional<String> predicate = Optional.empty();
        private List<String> destinations = List.of();

        Reading(JsonCursor from) {
            this.from = from;
        }

        Rule rule() {
            from.object(this::take);
            return new Rule(
                    new Selection(actions, kinds, outcomes, readOnly, actors, namespaces, locations, predicate),
                    destinations);
        }

        private void take(String name) {
            switch (name) {
                case "actions" -> actions = from.texts();
                case "kinds" -> from.array(() -> kinds.add(from.constant(KINDS, "a kind of action")));
                case "outcomes" -> from.array(() -> outcomes.add(from.constant(RESULTS, "an outcome")));
                case "readOnly" -> readOnly = Optional.of(from.truth());
                case "actors" -> actors = from.texts();
                case "namespaces" -> namespaces = from.texts();
                case "locations" -> locations = from.texts();
                case "predicate" -> predicate = Optional.of(from.text());
                case "destinations" -> destinations = from.texts();
                default -> from.unknown(name);
            }
        }
    }
}
