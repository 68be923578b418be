package dev.purser.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** Collects blobs that nothing refers to, now. */
@Command(
        name = "gc",
        description = "Collect what no image refers to any more, now. The server does so by itself as well.",
        footer = "  purser gc")
public final class GcCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode result = api().post("/purser/v1/gc", Api.body());
        return done(
                result,
                "Collected " + result.path("blobs").asLong() + " blobs, "
                        + result.path("bytes").asLong() + " bytes.");
    }
}
