package dev.purser.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that talks to a server. */
public abstract class RemoteCommand extends BaseCommand {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server. Default: the environment's PURSER_SERVER, else http://127.0.0.1:5000.")
    Optional<String> server = Optional.empty();

    /** The server's address without a slash at its end. */
    protected String address() {
        String address = server.orElseGet(() -> surroundings().server());
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the server's address has no scheme: " + address,
                    "Begin it with https:// or http://.");
        }
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    protected CredentialStore credentials() {
        return new CredentialStore(surroundings().configFolder());
    }

    /** The server's API, with the credential that {@code purser login} kept, if there is one. */
    protected Api api() {
        String address = address();
        return new Api(address, credentials().find(address));
    }
}
