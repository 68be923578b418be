package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** Show from where requests are admitted. */
@Command(
        name = "show",
        description = "Show from where requests are admitted.",
        footer = {"  purser network show"})
public final class NetworkShowCommand extends ServerCommand {

    @Override
    public Integer call() {
        JsonNode rules = api().get("/purser/v1/network-rules");
        return show(rules, facts(rules));
    }
}
