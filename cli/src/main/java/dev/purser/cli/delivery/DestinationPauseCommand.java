package dev.purser.cli.delivery;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stop deliveries after the batch under way; lasts over restarts. */
@Command(
        name = "pause",
        description = "Stop deliveries after the batch under way; lasts over restarts.",
        footer = {"  purser destination pause archive"})
public final class DestinationPauseCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Override
    public Integer call() {
        return done(
                api().post(DestinationCommand.path(name) + "/pause", Api.body()), "Paused destination " + name + ".");
    }
}
