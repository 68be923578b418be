package dev.purser.cli.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List the repositories that you may see. */
@Command(
        name = "list",
        description = "List the repositories that you may see.",
        footer = {"  purser repository list --namespace team"})
public final class RepositoryListCommand extends ServerCommand {
    @Option(names = "--namespace", paramLabel = "NAME", description = "Only those of this namespace.")
    Optional<String> namespace = Optional.empty();

    @Override
    public Integer call() {
        JsonNode all = pages("/purser/v1/repositories", "repositories", Map.of("namespace", given(namespace)));
        Table table = new Table("NAME");
        all.path("repositories").forEach(one -> table.row(one.path("name").asText()));
        return show(all, table);
    }
}
