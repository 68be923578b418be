package dev.purser.cli.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show a namespace. */
@Command(
        name = "show",
        description = "Show a namespace.",
        footer = {"  purser namespace show team"})
public final class NamespaceShowCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The namespace.")
    String name;

    @Override
    public Integer call() {
        JsonNode one = api().get("/purser/v1/namespaces/" + Api.segment(name));
        return show(one, facts(one));
    }
}
