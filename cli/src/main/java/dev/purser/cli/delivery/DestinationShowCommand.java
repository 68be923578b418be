package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a destination. */
@Command(
        name = "show",
        description = "Show a destination's setup, secrets masked, and how it is.",
        footer = {"  purser destination show archive"})
public final class DestinationShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Override
    public Integer call() {
        JsonNode one = api().get(DestinationCommand.path(name));
        return show(one, facts(one));
    }
}
