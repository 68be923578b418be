package dev.purser.cli.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a repository. */
@Command(
        name = "show",
        description = "Show a repository.",
        footer = {"  purser repository show team/app"})
public final class RepositoryShowCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository, its namespace first: team/app.")
    String name;

    @Override
    public Integer call() {
        JsonNode one = api().get("/purser/v1/repositories/" + Api.path(name));
        return show(one, facts(one));
    }
}
