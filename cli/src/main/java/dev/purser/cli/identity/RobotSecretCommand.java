package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Replace a robot's secret and print the new one, this once. */
@Command(
        name = "secret",
        description = "Replace a robot's secret and print the new one, this once.",
        footer = {"  purser robot secret ci"})
public final class RobotSecretCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The robot.")
    String name;

    @Override
    public Integer call() {
        JsonNode made = api().post("/purser/v1/robots/" + Api.segment(name) + "/secret", Api.body());
        err().println("The old secret of " + name + " no longer holds. The new one is shown this once:");
        return done(made, made.path("secret").asText());
    }
}
