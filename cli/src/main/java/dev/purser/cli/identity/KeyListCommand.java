package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List access-key pairs, never their secrets. */
@Command(
        name = "list",
        description = "List access-key pairs, never their secrets.",
        footer = {"  purser key list --principal ci"})
public final class KeyListCommand extends ServerCommand {
    @Option(names = "--principal", paramLabel = "NAME", description = "Whose; your own if not given.")
    Optional<String> principal = Optional.empty();

    @Override
    public Integer call() {
        JsonNode all = api().get("/purser/v1/keys", Map.of("principal", given(principal)));
        Table table = new Table("ID", "PRINCIPAL", "ENABLED", "CREATED");
        all.path("keys")
                .forEach(key -> table.row(
                        key.path("id").asText(),
                        key.path("principal").asText(),
                        key.path("enabled").asBoolean() ? "yes" : "no",
                        key.path("created").asText()));
        return show(all, table);
    }
}
