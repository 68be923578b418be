package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Make a repository. */
@Command(
        name = "create",
        description = "Make a repository.",
        footer = {"  purser repository create team/app"})
public final class RepositoryCreateCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository, its namespace first: team/app.")
    String name;

    @Override
    public Integer call() {
        return done(
                api().post("/purser/v1/repositories", Api.body().put("name", name)), "Made repository " + name + ".");
    }
}
