package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Change, disable or enable a local user. */
@Command(
        name = "update",
        description = "Change, disable or enable a local user.",
        footer = {"  purser user update alice --disable"})
public final class UserUpdateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The user.")
    String name;

    @Option(names = "--display-name", paramLabel = "TEXT", description = "A name for people to read.")
    Optional<String> displayName = Optional.empty();

    @ArgGroup
    Switch enabled = new Switch();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        displayName.ifPresent(text -> wanted.put("displayName", text));
        enabled.wanted().ifPresent(value -> wanted.put("enabled", value));
        return done(api().patch("/purser/v1/users/" + Api.segment(name), wanted), "Changed user " + name + ".");
    }
}
