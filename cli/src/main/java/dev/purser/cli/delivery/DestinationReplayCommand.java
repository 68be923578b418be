package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deliver again. */
@Command(
        name = "replay",
        description = "Deliver again, in order, everything from an event or a time on.",
        footer = {"  purser destination replay siem --from 2026-11-20T00:00:00Z"})
public final class DestinationReplayCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            required = true,
            description = "beginning, now, an event's number, or a time (RFC 3339).")
    String from;

    @Override
    public Integer call() {
        JsonNode answer =
                api().post(DestinationCommand.path(name) + "/replay", Api.body().put("from", from));
        return done(
                answer,
                "Destination " + name + " goes on with event "
                        + answer.path("position").asLong() + ".");
    }
}
