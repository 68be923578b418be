package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List who holds which role, and where. */
@Command(
        name = "list",
        description = "List who holds which role, and where.",
        footer = {"  purser role list --namespace team"})
public final class RoleListCommand extends ServerCommand {
    @Option(
            names = "--principal",
            paramLabel = "NAME",
            description = "Only this user's, robot's, or anonymous callers'.")
    Optional<String> principal = Optional.empty();

    @Option(names = "--namespace", paramLabel = "NAME", description = "Only those for this namespace.")
    Optional<String> namespace = Optional.empty();

    @Override
    public Integer call() {
        JsonNode all =
                api().get("/purser/v1/roles", Map.of("principal", given(principal), "namespace", given(namespace)));
        Table table = new Table("PRINCIPAL", "ROLE", "NAMESPACE", "SINCE");
        all.path("roles")
                .forEach(role -> table.row(
                        role.path("principal").asText(),
                        role.path("role").asText(),
                        role.path("namespace").asText("(all)"),
                        role.path("created").asText()));
        return show(all, table);
    }
}
