package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Change, disable or enable a robot account. */
@Command(
        name = "update",
        description = "Change, disable or enable a robot account.",
        footer = {"  purser robot update ci --grant reader --never-expires"})
public final class RobotUpdateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The robot.")
    String name;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(
            names = "--grant",
            paramLabel = "ROLE[:NAMESPACE]",
            description = "The roles it is to have instead of those it has; may be repeated.")
    List<String> grants = List.of();

    @Option(names = "--days", paramLabel = "N", description = "After how many days its secret no longer holds.")
    Optional<Integer> days = Optional.empty();

    @Option(names = "--never-expires", description = "Its secret holds until it is replaced.")
    boolean never;

    @ArgGroup
    Switch enabled = new Switch();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        description.ifPresent(text -> wanted.put("description", text));
        days.ifPresent(count -> wanted.put("expires", Expiry.in(count)));
        if (never) {
            wanted.putNull("expires");
        }
        if (!grants.isEmpty()) {
            GrantText.write(wanted.putArray("scope"), grants);
        }
        enabled.wanted().ifPresent(value -> wanted.put("enabled", value));
        return done(api().patch("/purser/v1/robots/" + Api.segment(name), wanted), "Changed robot " + name + ".");
    }
}
