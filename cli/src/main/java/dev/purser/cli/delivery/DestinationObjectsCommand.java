package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** List delivered objects. */
@Command(
        name = "objects",
        description = "List the objects that were made at a destination: name, SHA-256, which events they hold.",
        footer = {"  purser destination objects archive --since 2026-11-21T00:00:00Z"})
public final class DestinationObjectsCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Option(names = "--since", paramLabel = "TIME", description = "Delivered then or later (RFC 3339).")
    Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Delivered before (RFC 3339).")
    Optional<String> until = Optional.empty();

    @Override
    public Integer call() {
        Map<String, List<String>> query = new HashMap<>();
        query.put("from", given(since));
        query.put("to", given(until));
        JsonNode all = pages(DestinationCommand.path(name) + "/objects", "objects", query);
        Table table = new Table("DELIVERED", "EVENTS", "RECORDS", "SHA-256", "NAME");
        all.path("objects")
                .forEach(one -> table.row(
                        one.path("delivered").asText(),
                        one.path("first").asLong() + "-" + one.path("last").asLong(),
                        one.path("records").asLong(),
                        one.path("sha256").asText(),
                        one.path("container").asText() + "/" + one.path("name").asText()));
        return show(all, table);
    }
}
