package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Delete a repository with all its images. */
@Command(
        name = "delete",
        description = "Delete a repository with all its images.",
        footer = {"  purser repository delete team/app"})
public final class RepositoryDeleteCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository, its namespace first: team/app.")
    String name;

    @Override
    public Integer call() {
        return done(api().delete("/purser/v1/repositories/" + Api.path(name)), "Deleted repository " + name + ".");
    }
}
