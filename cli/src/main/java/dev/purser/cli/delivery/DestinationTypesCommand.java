package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** List the types of destinations and their options. */
@Command(
        name = "types",
        description = "List the types of destinations and their options.",
        footer = {"  purser destination types"})
public final class DestinationTypesCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode all = api().get("/purser/v1/destination-types");
        return show(all, Choices.table(all.path("types"), "type"));
    }
}
