package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a route. */
@Command(
        name = "show",
        description = "Show a route.",
        footer = {"  purser route show all"})
public final class RouteShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The route.")
    String name;

    @Override
    public Integer call() {
        JsonNode route = api().get("/purser/v1/routes/" + Api.segment(name));
        return show(route, facts(route));
    }
}
