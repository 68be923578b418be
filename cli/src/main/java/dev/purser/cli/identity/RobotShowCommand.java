package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a robot account. */
@Command(
        name = "show",
        description = "Show a robot account.",
        footer = {"  purser robot show ci"})
public final class RobotShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The robot.")
    String name;

    @Override
    public Integer call() {
        JsonNode robot = api().get("/purser/v1/robots/" + Api.segment(name));
        return show(robot, facts(robot));
    }
}
