package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** List destinations. */
@Command(
        name = "list",
        description = "List destinations.",
        footer = {"  purser destination list"})
public final class DestinationListCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode all = api().get(DestinationCommand.ALL);
        Table table = new Table("NAME", "TYPE", "DIALECT", "STATE", "DESCRIPTION");
        all.path("destinations")
                .forEach(one -> table.row(
                        one.path("name").asText(),
                        one.path("type").asText(),
                        one.path("dialect").asText(),
                        one.path("status").path("state").asText(),
                        one.path("description").asText()));
        return show(all, table);
    }
}
