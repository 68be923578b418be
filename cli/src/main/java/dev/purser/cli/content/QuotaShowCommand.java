package dev.purser.cli.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show how much a namespace holds and may hold. */
@Command(
        name = "show",
        description = "Show how much a namespace holds and may hold.",
        footer = {"  purser quota show team"})
public final class QuotaShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The namespace.")
    String name;

    @Override
    public Integer call() {
        JsonNode quota = api().get("/purser/v1/quotas/" + Api.segment(name));
        return show(quota, facts(quota));
    }
}
