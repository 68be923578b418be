package dev.purser.cli.delivery;

import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** End a destination. */
@Command(
        name = "delete",
        description = "End a destination; routes must no longer lead to it. What was delivered stays where it is.",
        footer = {"  purser destination delete archive"})
public final class DestinationDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Override
    public Integer call() {
        return done(api().delete(DestinationCommand.path(name)), "Ended destination " + name + ".");
    }
}
