package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** List the dialects that records are written in and their options. */
@Command(
        name = "dialects",
        description = "List the dialects that records are written in and their options.",
        footer = {"  purser destination dialects"})
public final class DestinationDialectsCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode all = api().get("/purser/v1/dialects");
        return show(all, Choices.table(all.path("dialects"), "dialect"));
    }
}
