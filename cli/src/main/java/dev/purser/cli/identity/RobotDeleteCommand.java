package dev.purser.cli.identity;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Remove a robot account with its roles, tokens and keys. */
@Command(
        name = "delete",
        description = "Remove a robot account with its roles, tokens and keys.",
        footer = {"  purser robot delete ci"})
public final class RobotDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The robot.")
    String name;

    @Override
    public Integer call() {
        return done(api().delete("/purser/v1/robots/" + Api.segment(name)), "Removed robot " + name + ".");
    }
}
