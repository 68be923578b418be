package dev.purser.cli.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which events are wanted; several wishes must all hold. */
final class EventFilters {
    @Option(
            names = "--action",
            paramLabel = "NAME",
            description = "An action, such as image.push, or a family, such as 'image.*'; may be repeated.")
    List<String> actions = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "login, management or data.")
    Optional<String> kind = Optional.empty();

    @Option(names = "--outcome", paramLabel = "RESULT", description = "success, failure or pending.")
    Optional<String> outcome = Optional.empty();

    @Option(names = "--actor", paramLabel = "NAME", description = "The actor's name or id.")
    Optional<String> actor = Optional.empty();

    @Option(names = "--namespace", paramLabel = "NAME", description = "Touched this namespace.")
    Optional<String> namespace = Optional.empty();

    @Option(names = "--repository", paramLabel = "NAME", description = "Touched this repository.")
    Optional<String> repository = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "Begun then or later, such as 2026-11-21T04:50:00Z.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Begun before then.")
    Optional<String> to = Optional.empty();

    Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("action", actions);
        query.put("kind", one(kind));
        query.put("outcome", one(outcome));
        query.put("actor", one(actor));
        query.put("namespace", one(namespace));
        query.put("repository", one(repository));
        query.put("from", one(from));
        query.put("to", one(to));
        return query;
    }

    private static List<String> one(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }
}
