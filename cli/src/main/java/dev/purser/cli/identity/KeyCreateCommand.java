package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Make an access-key pair and print id and secret, this once. */
@Command(
        name = "create",
        description = "Make an access-key pair and print id and secret, this once.",
        footer = {"  purser key create --principal ci"})
public final class KeyCreateCommand extends ServerCommand {
    @Option(names = "--principal", paramLabel = "NAME", description = "Whose; your own if not given.")
    Optional<String> principal = Optional.empty();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        principal.ifPresent(name -> wanted.put("principal", name));
        JsonNode made = api().post("/purser/v1/keys", wanted);
        err().println("The secret is shown this once:");
        return done(made, made.path("id").asText() + " " + made.path("secret").asText());
    }
}
