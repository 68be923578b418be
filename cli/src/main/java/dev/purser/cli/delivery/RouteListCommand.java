package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** List routes. */
@Command(
        name = "list",
        description = "List routes.",
        footer = {"  purser route list"})
public final class RouteListCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode all = api().get("/purser/v1/routes");
        Table table = new Table("NAME", "ENABLED", "SELECTS", "DESTINATIONS");
        all.path("routes")
                .forEach(route -> route.path("rules")
                        .forEach(rule -> table.row(
                                route.path("name").asText(),
                                route.path("enabled").asBoolean() ? "yes" : "no",
                                RuleOptions.tell(rule),
                                RuleOptions.joined(rule.path("destinations")))));
        return show(all, table);
    }
}
