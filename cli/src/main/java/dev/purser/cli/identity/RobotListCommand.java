package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** List robot accounts. */
@Command(
        name = "list",
        description = "List robot accounts.",
        footer = {"  purser robot list"})
public final class RobotListCommand extends ServerCommand {

    @Override
    public Integer call() {
        JsonNode all = pages("/purser/v1/robots", "robots");
        Table table = new Table("NAME", "DESCRIPTION", "ENABLED", "EXPIRES", "ROLES");
        all.path("robots")
                .forEach(robot -> table.row(
                        robot.path("name").asText(),
                        robot.path("description").asText("-"),
                        robot.path("enabled").asBoolean() ? "yes" : "no",
                        robot.path("expires").asText("never"),
                        GrantText.of(robot.path("scope"))));
        return show(all, table);
    }
}
