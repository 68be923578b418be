package dev.purser.cli.delivery;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Remove a route. */
@Command(
        name = "delete",
        description = "Remove a route. What it led to its destinations stays there.",
        footer = {"  purser route delete all"})
public final class RouteDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The route.")
    String name;

    @Override
    public Integer call() {
        return done(api().delete("/purser/v1/routes/" + Api.segment(name)), "Removed route " + name + ".");
    }
}
