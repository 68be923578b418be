package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replaces the network rules. */
@Command(
        name = "set",
        description = {
            "Replace the rules from where requests are admitted.",
            "The server's own loopback addresses are always admitted, so that a slip can be undone there."
        },
        footer = {"  purser network set --private-only", "  purser network set --public --allow 192.0.2.0/24"})
public final class NetworkSetCommand extends ServerCommand {
    @ArgGroup(multiplicity = "1")
    Reach reach;

    /** Everybody, or private networks only. */
    static final class Reach {
        @Option(names = "--public", description = "Admit public and private addresses.")
        boolean open;

        @Option(names = "--private-only", description = "Admit private networks only.")
        boolean closed;
    }

    @Option(
            names = "--allow",
            paramLabel = "BLOCK",
            description = "Admit only addresses in this CIDR block; may be repeated. None given: all.")
    List<String> allow = List.of();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("publicAccess", reach.open);
        ArrayNode blocks = wanted.putArray("allow");
        allow.forEach(blocks::add);
        return done(api().put("/purser/v1/network-rules", wanted), "The rules hold from the next request on.");
    }
}
