package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replace a route's rule, or turn it on and off. */
@Command(
        name = "update",
        description = {
            "Replace a route's rules by the one that the options tell, or, with --enable or --disable and no --to,"
                    + " turn it on or off and leave its rules as they are."
        },
        footer = {"  purser route update all --disable"})
public final class RouteUpdateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The route.")
    String name;

    @Mixin
    RuleOptions rule = new RuleOptions();

    @Option(names = "--enable", description = "Use it.")
    boolean enable;

    @Option(names = "--disable", description = "Do not use it for now.")
    boolean disable;

    @Override
    public Integer call() {
        String path = "/purser/v1/routes/" + Api.segment(name);
        JsonNode is = api().get(path);
        ObjectNode wanted = Api.body();
        wanted.put("enabled", enable || (!disable && is.path("enabled").asBoolean()));
        if (!rule.destinations.isEmpty()) {
            rule.write(wanted.putArray("rules"));
        } else if (enable != disable) {
            wanted.set("rules", is.path("rules"));
        } else {
            throw new CommandException(
                    ExitCode.USAGE, "nothing to change", "Give --to with what it selects by, --enable or --disable.");
        }
        return done(api().put(path, wanted), "Updated route " + name + ".");
    }
}
