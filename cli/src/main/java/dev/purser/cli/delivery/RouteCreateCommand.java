package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make a route. */
@Command(
        name = "create",
        description = "Make a route with one rule; everything goes to its destinations unless options narrow it.",
        footer = {
            "  purser route create all --to archive",
            "  purser route create refused --to siem --outcome failure --where 'outcome.status == 403'"
        })
public final class RouteCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The route's name.")
    String name;

    @Mixin
    RuleOptions rule = new RuleOptions();

    @Option(names = "--disabled", description = "Do not use it yet.")
    boolean disabled;

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("name", name).put("enabled", !disabled);
        rule.write(wanted.putArray("rules"));
        JsonNode made = api().post("/purser/v1/routes", wanted);
        return done(made, "Made route " + name + ".");
    }
}
