package dev.purser.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.StoredCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves who one is and keeps a token for the commands that follow. */
@Command(
        name = "login",
        description = {
            "Log in to a server and keep a credential for later commands.",
            "The password is asked for, or read from standard input or a file; it is not kept. A token of your own is"
                    + " made with it and kept instead, in a file that only you can read."
        },
        footer = {
            "  purser login -u admin",
            "  purser login -u admin --password-file data/admin-password",
            "  printf '%%s' \"$PASSWORD\" | purser login -u ci --password-stdin --server https://registry.example"
        })
public final class LoginCommand extends ServerCommand {
    @Option(
            names = {"-u", "--username"},
            required = true,
            paramLabel = "NAME",
            description = "The user's or robot's name.")
    String username;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    boolean fromInput;

    @Option(names = "--password-file", paramLabel = "FILE", description = "Read the password from this file.")
    Optional<Path> file = Optional.empty();

    @Option(
            names = "--days",
            defaultValue = "90",
            paramLabel = "N",
            description = "How many days the kept token holds. Default: 90.")
    int days;

    @Override
    public Integer call() throws IOException {
        String password = file.isPresent()
                ? Files.readString(file.get()).strip()
                : surroundings().secret(fromInput, "Password of " + username + ": ");
        Api api = new Api(address(), Optional.of(new StoredCredential(username, password)));
        ObjectNode wanted = Api.body()
                .put("description", "purser login")
                .put(
                        "expires",
                        Instant.now()
                                .plus(days, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        JsonNode token = api.post("/purser/v1/tokens", wanted);
        credentials()
                .keep(
                        address(),
                        new StoredCredential(
                                username,
                                token.path("secret").asText(),
                                Optional.of(token.path("id").asText())));
        out().println("Logged in to " + address() + " as " + username + ".");
        return ExitCode.OK;
    }
}
