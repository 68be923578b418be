package dev.purser.cli.session;

import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.StoredCredential;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Revokes the kept token and forgets it. */
@Command(
        name = "logout",
        description = "Revoke the credential that was kept for a server, and forget it.",
        footer = "  purser logout --server https://registry.example")
public final class LogoutCommand extends ServerCommand {
    @Override
    public Integer call() {
        Optional<StoredCredential> kept = credentials().find(address());
        if (kept.isEmpty()) {
            out().println("Not logged in to " + address() + ".");
            return ExitCode.OK;
        }
        try {
            kept.get().tokenId().ifPresent(id -> api().delete("/purser/v1/tokens/" + Api.segment(id)));
        } catch (CommandException notRevoked) {
            err().println("purser: the token could not be revoked on the server: " + notRevoked.getMessage());
        }
        credentials().forget(address());
        out().println("Logged out of " + address() + ".");
        return ExitCode.OK;
    }
}
