package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Revokes one token, or all of a principal. */
@Command(
        name = "delete",
        description = "Revoke a registry token, or all of a principal.",
        footer = {"  purser token delete 0e9d...", "  purser token delete --all-of alice"})
public final class TokenDeleteCommand extends ServerCommand {
    @ArgGroup(multiplicity = "1")
    Which which;

    /** One, or all of somebody. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "The token's id.")
        Optional<String> id = Optional.empty();

        @Option(names = "--all-of", paramLabel = "NAME", description = "All of this user or robot.")
        Optional<String> allOf = Optional.empty();
    }

    @Override
    public Integer call() {
        if (which.allOf.isPresent()) {
            JsonNode gone = api().delete("/purser/v1/tokens", Map.of("principal", List.of(which.allOf.get())));
            return done(gone, "Revoked " + gone.path("deleted").asLong() + " tokens of " + which.allOf.get() + ".");
        }
        String id = which.id.orElseThrow();
        return done(api().delete("/purser/v1/tokens/" + Api.segment(id)), "Revoked token " + id + ".");
    }
}
