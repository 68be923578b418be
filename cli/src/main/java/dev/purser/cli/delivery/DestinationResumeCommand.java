package dev.purser.cli.delivery;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Go on with what has come up since. */
@Command(
        name = "resume",
        description = "Go on with what has come up since.",
        footer = {"  purser destination resume archive"})
public final class DestinationResumeCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Override
    public Integer call() {
        return done(
                api().post(DestinationCommand.path(name) + "/resume", Api.body()), "Resumed destination " + name + ".");
    }
}
