package dev.purser.http.reference;

import dev.purser.event.Action;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The page {@code docs/actions.md}: every action, and what performs it today. */
public final class ActionReference {
    private static final String INTRODUCTION = """
            # Actions

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Everything that Purser can do or see done. One action is one `action` in the record; names are never reused or
            changed. An action that nothing performs yet is there because a record of it can be read or written already.
            """;

    /**
     * Something other than a request that performs actions.
     *
     * @param name for people, for example {@code collection}
     * @param actions what it leaves on the record
     */
    public record Job(String name, List<Action> actions) {
        public Job {
            actions = List.copyOf(actions);
        }
    }

    private ActionReference() {}

    /** What performs each action: endpoints by method and path, jobs by name; no entry for one that nothing performs. */
    public static Map<Action, List<String>> performers(EndpointCatalogue catalogue, List<Job> jobs) {
        Map<Action, List<String>> by = new EnumMap<>(Action.class);
        for (Endpoint endpoint : catalogue.endpoints()) {
            EndpointFacts.actions(endpoint)
                    .forEach(action -> by.computeIfAbsent(action, none -> new ArrayList<>())
                            .add(name(endpoint)));
        }
        jobs.forEach(job -> job.actions()
                .forEach(action ->
                        by.computeIfAbsent(action, none -> new ArrayList<>()).add(job.name())));
        return by;
    }

    /** Method and path; the operation too, where others share these. */
    private static String name(Endpoint endpoint) {
        String place = "%s `%s`".formatted(endpoint.method(), endpoint.path());
        return endpoint.conditions().isEmpty() ? place : place + " " + endpoint.operation();
    }

    /** The whole page, in Markdown. */
    public static String render(EndpointCatalogue catalogue, List<Job> jobs) {
        Map<Action, List<String>> by = performers(catalogue, jobs);
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n%d of %d are performed today.\n\n".formatted(by.size(), Action.values().length));
        MarkdownTable table =
                new MarkdownTable(page, "Action", "Kind", "Changes", "Permission", "Severity", "What", "Performed by");
        for (Action action : Action.values()) {
            table.row(
                    "`" + action.text() + "`",
                    action.kind().text(),
                    action.readOnly() ? "no" : "yes",
                    "`" + action.permission().text() + "`",
                    action.severity().text(),
                    action.description(),
                    String.join(", ", by.getOrDefault(action, List.of("–"))));
        }
        return page.toString();
    }
}
