package dev.purser.cli.identity;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Remove a local user with its roles, tokens and keys. The record keeps what it did. */
@Command(
        name = "delete",
        description = "Remove a local user with its roles, tokens and keys. The record keeps what it did.",
        footer = {"  purser user delete alice"})
public final class UserDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The user.")
    String name;

    @Override
    public Integer call() {
        return done(api().delete("/purser/v1/users/" + Api.segment(name)), "Removed user " + name + ".");
    }
}
