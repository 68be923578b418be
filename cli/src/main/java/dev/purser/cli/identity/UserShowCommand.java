package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a local user. */
@Command(
        name = "show",
        description = "Show a local user.",
        footer = {"  purser user show alice"})
public final class UserShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The user.")
    String name;

    @Override
    public Integer call() {
        JsonNode user = api().get("/purser/v1/users/" + Api.segment(name));
        return show(user, facts(user));
    }
}
