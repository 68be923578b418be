package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Describe a registry token. */
@Command(
        name = "show",
        description = "Describe a registry token.",
        footer = {"  purser token show 0e9d..."})
public final class TokenShowCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The token's id.")
    String id;

    @Override
    public Integer call() {
        JsonNode token = api().get("/purser/v1/tokens/" + Api.segment(id));
        return show(token, facts(token));
    }
}
