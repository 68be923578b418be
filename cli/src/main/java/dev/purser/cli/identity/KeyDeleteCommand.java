package dev.purser.cli.identity;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Remove an access-key pair. */
@Command(
        name = "delete",
        description = "Remove an access-key pair.",
        footer = {"  purser key delete AKIAIOSFODNN7EXAMPLE"})
public final class KeyDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "The pair's id.")
    String id;

    @Override
    public Integer call() {
        return done(api().delete("/purser/v1/keys/" + Api.segment(id)), "Removed key " + id + ".");
    }
}
