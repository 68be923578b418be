package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Disable or enable an access-key pair. */
@Command(
        name = "update",
        description = "Disable or enable an access-key pair.",
        footer = {"  purser key update AKIAIOSFODNN7EXAMPLE --disable"})
public final class KeyUpdateCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The pair's id.")
    String id;

    @ArgGroup(multiplicity = "1")
    Switch enabled = new Switch();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        enabled.wanted().ifPresent(value -> wanted.put("enabled", value));
        return done(api().patch("/purser/v1/keys/" + Api.segment(id), wanted), "Changed key " + id + ".");
    }
}
