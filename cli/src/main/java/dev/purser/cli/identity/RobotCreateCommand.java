package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make a robot account and print its secret, this once. */
@Command(
        name = "create",
        description = "Make a robot account and print its secret, this once.",
        footer = {"  purser robot create ci --grant writer:team --days 90"})
public final class RobotCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "What the robot logs in with.")
    String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(
            names = "--grant",
            paramLabel = "ROLE[:NAMESPACE]",
            description = "A role, everywhere or in one namespace; may be repeated.")
    List<String> grants = List.of();

    @Option(names = "--days", paramLabel = "N", description = "After how many days its secret no longer holds.")
    Optional<Integer> days = Optional.empty();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("name", name);
        description.ifPresent(text -> wanted.put("description", text));
        days.ifPresent(count -> wanted.put("expires", Expiry.in(count)));
        GrantText.write(wanted.putArray("scope"), grants);
        JsonNode made = api().post("/purser/v1/robots", wanted);
        err().println("Made robot " + name + ". Its secret is shown this once:");
        return done(made, made.path("secret").asText());
    }
}
