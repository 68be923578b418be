package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Make a registry token and print its secret, this once. */
@Command(
        name = "create",
        description = "Make a registry token and print its secret, this once.",
        footer = {"  purser token create --description 'my laptop' --days 30"})
public final class TokenCreateCommand extends ServerCommand {
    @Option(names = "--principal", paramLabel = "NAME", description = "Whose; your own if not given.")
    Optional<String> principal = Optional.empty();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "How many days it holds; for ever if not given.")
    Optional<Integer> days = Optional.empty();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        principal.ifPresent(name -> wanted.put("principal", name));
        description.ifPresent(text -> wanted.put("description", text));
        days.ifPresent(count -> wanted.put("expires", Expiry.in(count)));
        JsonNode made = api().post("/purser/v1/tokens", wanted);
        err().println("Made token " + made.path("id").asText() + ". Its secret is shown this once:");
        return done(made, made.path("secret").asText());
    }
}
