package dev.purser.cli.content;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** List the namespaces that you may see. */
@Command(
        name = "list",
        description = "List the namespaces that you may see.",
        footer = {"  purser namespace list"})
public final class NamespaceListCommand extends ServerCommand {

    @Override
    public Integer call() {
        JsonNode all = pages("/purser/v1/namespaces", "namespaces");
        Table table = new Table("NAME");
        all.path("namespaces").forEach(one -> table.row(one.path("name").asText()));
        return show(all, table);
    }
}
