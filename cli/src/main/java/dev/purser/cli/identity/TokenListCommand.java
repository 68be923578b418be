package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** List registry tokens, never their secrets. */
@Command(
        name = "list",
        description = "List registry tokens, never their secrets.",
        footer = {"  purser token list"})
public final class TokenListCommand extends ServerCommand {
    @Option(names = "--principal", paramLabel = "NAME", description = "Whose; your own if not given.")
    Optional<String> principal = Optional.empty();

    @Override
    public Integer call() {
        JsonNode all = api().get("/purser/v1/tokens", Map.of("principal", given(principal)));
        Table table = new Table("ID", "PRINCIPAL", "KIND", "DESCRIPTION", "EXPIRES");
        all.path("tokens")
                .forEach(token -> table.row(
                        token.path("id").asText(),
                        token.path("principal").asText(),
                        token.path("kind").asText(),
                        token.path("description").asText("-"),
                        token.path("expires").asText("never")));
        return show(all, table);
    }
}
