package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a rule selects by, as options of a command. */
final class RuleOptions {
    @Option(names = "--to", paramLabel = "DESTINATION", description = "Where they go; may be repeated.")
    List<String> destinations = List.of();

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "Only these actions, by name or pattern such as 'image.*'; may be repeated.")
    List<String> actions = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only login, management or data; may be repeated.")
    List<String> kinds = List.of();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Only success, failure or pending; may be repeated.")
    List<String> outcomes = List.of();

    @Option(names = "--reads-only", description = "Only what changes nothing.")
    boolean readsOnly;

    @Option(names = "--writes-only", description = "Only what changes something.")
    boolean writesOnly;

    @Option(
            names = "--actor",
            paramLabel = "WHO",
            description = "Only of these, by id, name or pattern; may be repeated.")
    List<String> actors = List.of();

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "Only in these, by name or pattern.")
    List<String> namespaces = List.of();

    @Option(
            names = "--location",
            paramLabel = "LOCATION",
            description = "Only from these, by name or pattern, or by a cloud's own location such as ibm:eu-de or"
                    + " ibm:global; may be repeated.")
    List<String> locations = List.of();

    @Option(
            names = "--where",
            paramLabel = "PREDICATE",
            description = "Only where this holds, as in 'outcome.status >= 400 and actor.name == \"ci\"'.")
    Optional<String> where = Optional.empty();

    /** The one rule, as the API takes it. */
    void write(ArrayNode rules) {
        if (readsOnly && writesOnly) {
            throw new CommandException(
                    ExitCode.USAGE, "--reads-only and --writes-only exclude each other", "Give one of them, or none.");
        }
        ObjectNode rule = rules.addObject();
        texts(rule, "actions", actions);
        texts(rule, "kinds", kinds);
        texts(rule, "outcomes", outcomes);
        if (readsOnly || writesOnly) {
            rule.put("readOnly", readsOnly);
        }
        texts(rule, "actors", actors);
        texts(rule, "namespaces", namespaces);
        texts(rule, "locations", locations);
        where.ifPresent(text -> rule.put("predicate", text));
        texts(rule, "destinations", destinations);
    }

    private static void texts(ObjectNode rule, String name, List<String> texts) {
        ArrayNode list = rule.putArray(name);
        texts.forEach(list::add);
    }

    /** A rule's selection in words. */
    static String tell(JsonNode rule) {
        List<String> parts = new ArrayList<>();
        rule.properties().forEach(part -> {
            if (!part.getKey().equals("destinations")) {
                parts.add(part.getKey() + "="
                        + (part.getValue().isArray()
                                ? joined(part.getValue())
                                : part.getValue().asText()));
            }
        });
        return parts.isEmpty() ? "everything" : String.join(" ", parts);
    }

    static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(one -> all.add(one.asText()));
        return all.isEmpty() ? "-" : String.join(",", all);
    }
}
