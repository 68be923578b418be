package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make a local user. The password is asked for, or read from standard input. */
@Command(
        name = "create",
        description = "Make a local user. The password is asked for, or read from standard input.",
        footer = {
            "  purser user create alice --display-name 'Alice A.'",
            "  openssl rand -base64 24 | purser user create ci --password-stdin"
        })
public final class UserCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "What the user logs in with.")
    String name;

    @Option(names = "--display-name", paramLabel = "TEXT", description = "A name for people to read.")
    Optional<String> displayName = Optional.empty();

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    boolean fromInput;

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("name", name);
        displayName.ifPresent(text -> wanted.put("displayName", text));
        wanted.put("password", surroundings().secret(fromInput, "Password for " + name + ": "));
        return done(api().post("/purser/v1/users", wanted), "Made user " + name + ".");
    }
}
